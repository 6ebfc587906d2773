from io import BytesIO
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from alignwb.formats.xml_mending import MendedFile, Mender, MendingError, encoding_of
from alignwb.formats.xml_text import ILLEGAL, escape_text, restore


def mended(data: bytes, size: int = 7) -> bytes:
    """All of a file, read in small pieces."""
    file = MendedFile(BytesIO(data))
    pieces = []
    while piece := file.read(size):
        pieces.append(piece)
    return b"".join(pieces)


def text_of(document: str, encoding: str = "utf-8") -> str:
    root = etree.fromstring(mended(document.encode(encoding, "surrogatepass")))
    return "".join(map(str, root.itertext()))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Zo&ccedil;a &amp; co&nbsp;&euro;&#x20;5", "Zoça & co\xa0€ 5"),
        ("&lt;b&gt; &AMP; &LT;", "<b> & <"),
        ("&#55356;&#57218;", "\U0001f382"),
        ("a&#12;b&#xFFFF;c\x05d", "a{U+000C}b{U+FFFF}c{U+0005}d"),
        ("&#xD83D; alone", "{U+D83D} alone"),
        ("<![CDATA[&eacute; &#11; \x0c]]>&eacute;", "&eacute; &#11; {U+000C}é"),
        ("<!-- &nowhere; -->x", "x"),
        ("&#1114112;", "&#1114112;"),
    ],
)
def test_references_and_characters_are_kept_as_text(inside: str, text: str) -> None:
    assert text_of(f"<a>{inside}</a>") == text


@pytest.mark.parametrize(
    ("stated", "written", "text"),
    [
        ("ISO-8859-1", "cp1252", "„Één” – € 5…"),
        ("latin1", "latin-1", "Één\xa0\x81"),
        ("windows-1252", "cp1252", "‘één’"),
        ("UTF-8", "utf-8", "één\x85"),
    ],
)
@pytest.mark.parametrize("size", [3, 5_000])
def test_latin_1_may_be_what_windows_writes(
    stated: str, written: str, text: str, size: int
) -> None:
    document = f'<?xml version="1.0" encoding="{stated}"?>\n<a>{" " * 1_500}{text}</a>'
    root = etree.fromstring(mended(document.encode(written), size))
    assert (root.text or "").strip(" ") == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [("&#147;ja&#x94; &#150;&#38;", "“ja” –&"), ("&#133;&#129;&#160;", "…\x81\xa0")],
)
def test_references_to_controls_mean_what_they_mean_in_html(inside: str, text: str) -> None:
    assert text_of(f"<a>{inside}</a>") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_a_declaration_may_stand_behind_blank_lines(encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    document = f'\n \n<?xml version="1.0" encoding="{said}"?>\n<a>één <![CDATA[\n<?xml b?>]]></a>'
    root = etree.fromstring(mended(document.encode(encoding)))
    assert root.text == "één \n<?xml b?>"
    assert str(root.sourceline) == "4"


def test_entities_of_the_document_itself_are_put_in() -> None:
    declared = """<!-- <!ENTITY c "no"> -->\n<!ENTITY b "Jansen &amp; &c;"><!ENTITY c 'Zn.'>"""
    head = f"<!DOCTYPE a [{declared}]>"
    assert text_of(f"{head}<a>&b; &eacute;</a>") == "Jansen & Zn. é"


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ("", "line 2: the entity &wie; is not declared"),
        ('<!ENTITY wie SYSTEM "file:///etc/hostname">', "stands for another file"),
        ('<!ENTITY wie "&wat;"><!ENTITY wat "&wie;">', "stands for itself"),
        (f'<!ENTITY wat "{"ha" * 3000}"><!ENTITY wie "&wat;&wat;">', "stands for too much"),
    ],
)
def test_what_an_entity_must_not_stand_for_is_named_with_its_line(
    declared: str, reason: str
) -> None:
    with pytest.raises(MendingError, match=reason) as caught:
        mended(f"<!DOCTYPE a [{declared}]>\n<a>&wie;</a>".encode())
    assert (caught.value.line, bool(caught.value.hint)) == (2, True)


def test_all_that_is_put_in_for_entities_has_a_limit() -> None:
    many = "&a;" * 4_000
    with pytest.raises(MendingError, match="for all"):
        mended(f'<!DOCTYPE a [<!ENTITY a "{"x" * 9_000}">]><a>{many}</a>'.encode(), 1 << 15)


@pytest.mark.parametrize("stated", ["UTF-16", "utf-16le", "UCS-2", "UTF-8", "us-ascii"])
def test_a_file_in_single_bytes_is_not_utf_16_whatever_it_says(stated: str) -> None:
    assert text_of(f"<?xml version='1.1' encoding='{stated}'?><a>coöp</a>") == "coöp"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_encodings_are_known_by_their_bytes_or_their_name(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a>é</a>'.encode(
        encoding
    )
    assert data.decode(encoding_of(data))
    assert etree.fromstring(mended(data)).text == "é"


def test_a_byte_that_does_not_fit_is_named_with_its_line() -> None:
    with pytest.raises(MendingError, match="byte E9 does not fit utf-8") as caught:
        mended(b"<a>\n<b>\n caf\xe9</b></a>")
    assert caught.value.line == 3


LATIN_1_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
texts = st.text(st.characters(exclude_characters="{" + LATIN_1_CONTROLS), max_size=40)


@given(texts, st.integers(1, 9), st.sampled_from([1, 2]))
def test_any_text_comes_through_whole_or_in_its_notation(text: str, size: int, form: int) -> None:
    spelled = (
        escape_text(text) if form == 1 else "".join(f"&#{ord(character)};" for character in text)
    )
    data = mended(f"<a>{spelled}</a>".encode("utf-8", "surrogatepass"), size)
    read = restore(etree.fromstring(data).text or "")
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert read == joined
    assert not ILLEGAL.search(data.decode())


@pytest.mark.parametrize("unit", ["<!--a", "<?b ", '"<!--" ', "<!-- -->"])
def test_a_document_type_that_is_all_comments_is_no_work(unit: str) -> None:
    inside = unit * (700_000 // len(unit))
    start = process_time()
    file = MendedFile(BytesIO(f"<!DOCTYPE tmx [{inside}]><tmx/>".encode()))
    while file.read(65_536):
        pass
    assert process_time() - start < 5  # one that is left open took hours


@pytest.mark.parametrize(
    ("piece", "mended"),
    [
        ("a\x01b", "a{U+0001}b"),
        ("een \ufffe teken", "een {U+FFFE} teken"),
        ("Korea \ud55c\uae00 \uff01 \ufffd", "Korea \ud55c\uae00 \uff01 \ufffd"),
        ("half \ud800 teken", "half {U+D800} teken"),
        ("&eacute;&amp;", "é&amp;"),
        ("<![CDATA[\x02]]>", "<![CDATA[{U+0002}]]>"),
        ("\t\r\n\x7f\x85", "\t\r\n\x7f\x85"),
    ],
)
def test_only_what_has_to_be_is_mended(piece: str, mended: str) -> None:
    assert Mender().mend(piece) == mended
