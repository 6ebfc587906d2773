"""Books in and out: pages in the order of reading, titles, contents; everything else as it was."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.document_round_trips import refuse_lost_bytes, rewritten, with_words
from support.small_book import CONTAINER, PACKAGE, PARTS, make_book, parts_of

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import plain_equivalent, without_codes
from alignwb.errors import FormatError
from alignwb.formats.documents.markup.epub import read_epub, set_epub_language, write_epub
from alignwb.formats.documents.placed_text import PlacedText

BOOK = Path("boek.epub")


def test_the_texts_of_a_book_come_as_they_are_read() -> None:
    document = refuse_lost_bytes(make_book(), BOOK, read_epub, write_epub)
    assert [
        (block.kind, plain_equivalent(block.text, block.codes)) for block in document.blocks
    ] == [
        (Kind.TITLE, "Het boek & meer"),
        (Kind.PARAGRAPH, "Begin & eind."),
        (Kind.TITLE, "Eerste"),
        (Kind.PARAGRAPH, "Een zin. Nog een."),
        (Kind.NOTE, "Een noot."),
        (Kind.PARAGRAPH, "Inhoud"),
        (Kind.TITLE, "Het begin"),
    ]


def test_only_what_changes_is_packed_again() -> None:
    book = make_book()
    [begin] = [block for block in read_epub(book, BOOK).blocks if "Begin" in block.text]
    new = write_epub(book, {begin.place: PlacedText("Start <&> end")}, BOOK)
    old_parts, new_parts = parts_of(book), parts_of(new)
    assert list(new_parts) == list(old_parts)
    changed = [name for name, part in new_parts.items() if part != old_parts[name]]
    assert changed == ["OEBPS/sub/twee.xhtml"]
    assert b"<p>Start &lt;&amp;&gt; end</p>" in new_parts["OEBPS/sub/twee.xhtml"]
    with zipfile.ZipFile(BytesIO(new)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_book_states_its_new_language_in_the_package_and_the_pages() -> None:
    new = parts_of(set_epub_language(make_book(), ("nl", "en"), BOOK))
    assert b"<dc:language>en</dc:language>" in new["OEBPS/book.opf"]
    assert b'xml:lang="en" lang="en"' in new["OEBPS/sub/twee.xhtml"]
    assert new["OEBPS/toc.ncx"].decode() == PARTS["OEBPS/toc.ncx"]
    assert set_epub_language(make_book(), ("fr", "en"), BOOK) == make_book()


def test_the_package_and_the_contents_state_it_where_they_stated_the_old_one() -> None:
    package = PACKAGE.replace("<package", '<package xml:lang="nl-BE"').replace(
        "<dc:title", '<dc:title xml:lang="nl"'
    )
    contents = PARTS["OEBPS/toc.ncx"].replace("<ncx", "<ncx xml:lang='nl' ")
    book = make_book({"OEBPS/book.opf": package, "OEBPS/toc.ncx": contents})
    assert package.count("nl-BE") == contents.count("'nl'") == 1
    new = parts_of(set_epub_language(book, ("nl", "en"), BOOK))
    expected = package.replace("nl-BE", "en").replace('"nl"', '"en"').replace("nl-NL", "en")
    assert new["OEBPS/book.opf"].decode() == expected
    assert new["OEBPS/toc.ncx"].decode() == contents.replace("'nl'", "'en'")


def test_what_the_package_shows_and_is_no_text_is_told() -> None:
    package = PACKAGE.replace(
        "</metadata>", "<dc:subject>Dijken &amp; polders</dc:subject></metadata>"
    ).replace(
        "</package>", '<guide><reference title="Omslag" href="twee.xhtml"/></guide></package>'
    )
    document = read_epub(make_book({"OEBPS/book.opf": package}), BOOK)
    told = [each.texts for each in document.left_out if "properties" in each.what]
    assert told == [("Dijken & polders", "Omslag")]


_ENCRYPTED = (
    '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"META-INF/container.xml": None}, "no EPUB"),
        ({"META-INF/container.xml": CONTAINER.replace("OEBPS", "x")}, "description of the book"),
        ({"META-INF/rights.xml": "<x/>"}, "protected"),
        ({"META-INF/encryption.xml": _ENCRYPTED.format("http://www.w3.org/2001/04/x")}, "DRM"),
        ({"OEBPS/book.opf": PACKAGE.replace("xhtml+xml", "x")}, "no text"),
    ],
)
def test_what_is_no_book_for_us_is_refused_in_words(
    parts: dict[str, str | None], words: str
) -> None:
    with pytest.raises(FormatError, match=rf"boek\.epub.*{words}"):
        read_epub(make_book(parts), BOOK)


def test_fonts_that_are_obfuscated_do_not_make_a_book_protected() -> None:
    method = _ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert read_epub(make_book({"META-INF/encryption.xml": method}), BOOK).blocks


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"<html>", make_book()[:-30], make_book()[:300]]
)
def test_damaged_books_cost_a_message(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"boek\.epub"):
        read_epub(data, BOOK)


@given(st.text(min_size=1))
def test_pages_stay_well_formed_whatever_is_written(text: str) -> None:
    word = "".join(each for each in without_codes(text) if each.isprintable() or each == "\n")
    new, _ = rewritten(
        make_book(), BOOK, read_epub, write_epub, lambda block: with_words(block, f"a{word}&<]]>")
    )
    for name, part in parts_of(new).items():
        if name.endswith((".xhtml", ".opf", ".ncx")):
            etree.fromstring(part)
