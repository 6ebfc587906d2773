"""Texts of LibreOffice."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.odt_documents import OdtBuilder, odt_documents, sound_odt
from support.packed_files import zipped
from support.written_documents import check_other_texts, check_round_trip, other_texts, packed, told

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import End, PlacedEnd
from alignwb.errors import FormatError
from alignwb.formats.documents.opendocument.odt import read_odt, set_odt_language, write_odt
from alignwb.formats.documents.placed_text import PlacedText

PATH = Path("brief.odt")


@given(odt_documents(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_one_block_or_told_and_comes_back(
    builder: OdtBuilder, is_flat: bool
) -> None:
    document = check_round_trip(builder.data(is_flat=is_flat), read_odt, write_odt, PATH)
    shown = told(document)
    assert [word for word in builder.words if shown.count(word) != 1] == []


@given(odt_documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_codes_comes_back(builder: OdtBuilder, draw: st.DataObject) -> None:
    data = builder.data()
    packed(data)
    blocks = read_odt(data, PATH).blocks
    # A document with no text in it is none.
    texts = draw.draw(other_texts(each for each in blocks if not each.text.startswith("Slot")))
    check_other_texts(data, texts, read_odt, write_odt, PATH)


def a_document(*paragraphs: str) -> bytes:
    builder = OdtBuilder()
    builder.body += paragraphs
    return builder.data()


def content(data: bytes) -> str:
    return packed(data)["content.xml"].decode()


def change(data: bytes, texts: dict[int, str]) -> str:
    """The content after the paragraphs of these numbers got other texts, with their own codes."""
    blocks = {block.place: block for block in read_odt(data, PATH).blocks}
    placed = {
        f"content.xml#{number}": PlacedText(text, blocks[f"content.xml#{number}"].codes)
        for number, text in texts.items()
    }
    return content(write_odt(data, placed, PATH))


def test_kinds_are_told_by_elements_and_styles() -> None:
    data = a_document(
        '<text:h text:outline-level="3">Kop</text:h>',
        '<text:p text:style-name="Title">Titel</text:p>',
        '<text:p text:style-name="P1">Citaat</text:p>',
        '<text:p text:style-name="Kop">Ook een kop</text:p>',
        '<text:p text:style-name="Onbekend">Tekst</text:p>',
    )
    assert [each.kind for each in read_odt(data, PATH).blocks] == [
        Kind.HEADING,
        Kind.TITLE,
        Kind.QUOTE,
        Kind.HEADING,
        Kind.PARAGRAPH,
    ]


def test_only_changed_paragraphs_change() -> None:
    data = a_document("<text:p>Een</text:p>", '<text:p text:style-name="P1"  >Twee</text:p>')
    assert change(data, {0: "One <1>"}) == content(data).replace(">Een<", ">One &lt;1&gt;<")


def test_white_space_is_what_is_shown() -> None:
    data = a_document('<text:p>\n  Een   <text:s text:c="2"/>twee<text:tab/> drie\n</text:p>')
    [block] = read_odt(data, PATH).blocks
    assert block.text == f"Een   twee{block.codes[1].ends[0].text} drie"
    assert "<text:p>One <text:s/>two<text:s text:c" not in change(data, {0: "One  two"})
    assert "One <text:s/>two" in change(data, {0: "One  two"})


def test_what_is_shown_and_not_translated_is_told() -> None:
    table = (
        '<table:table table:name="T"><table:title>Oogst</table:title><table:desc>Per jaar'
        "</table:desc><table:table-row><table:table-cell><text:p>Rogge</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    choices = (
        '<text:drop-down text:name="d"><text:label text:value="Noord"/>'
        '<text:label text:value="Zuid" text:current-selected="true"/>Zuid</text:drop-down>'
    )
    link = '<text:a xlink:href="#x" office:title="Naar de sluis">sluis</text:a>'
    data = a_document(table, f"<text:p>Kies {choices} of {link}.</text:p>")
    document = check_round_trip(data, read_odt, write_odt, PATH)
    assert [each.place for each in document.blocks] == ["content.xml#0", "content.xml#1"]
    assert [(each.what, each.texts) for each in document.left_out] == [
        ("descriptions of tables", ("Oogst", "Per jaar")),
        ("choices of lists", ("Noord", "Zuid")),
        ("texts shown when the mouse is over a link", ("Naar de sluis",)),
    ]


def test_spans_that_show_nothing_are_no_codes_and_like_ones_are_one() -> None:
    data = a_document(
        '<text:p>Heel gewone <text:span text:style-name="T3">tekst</text:span>, '
        '<text:span text:style-name="T1">vet</text:span>'
        '<text:span text:style-name="T5">gedrukt</text:span> '
        '<text:span text:style-name="T6">hier</text:span></text:p>'
    )
    [block] = read_odt(data, PATH).blocks
    first, last = block.codes[1].ends
    assert block.text == f"Heel gewone tekst, {first.text}vetgedrukt{last.text} hier"
    assert [(each.kind, each.disp) for each in block.codes.values()] == [("xlf:b", "bold")]
    written = change(data, {0: f"{first.text}Bold{last.text} text"})
    assert '<text:p><text:span text:style-name="T1">Bold</text:span> text</text:p>' in written


def test_notes_begin_with_their_marker_and_go_where_it_goes() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>De noot.</text:p></text:note-body></text:note>"
    )
    data = a_document(f"<text:p>Een{note} zin</text:p>", "<text:p>Twee</text:p>")
    assert [(each.kind, each.text) for each in read_odt(data, PATH).blocks] == [
        (Kind.PARAGRAPH, "Een[^1] zin"),
        (Kind.NOTE, "[^1] De noot."),
        (Kind.PARAGRAPH, "Twee"),
    ]
    written = change(data, {0: "A sentence[^1]", 1: "[^1] The note."})
    assert "A sentence" + note.replace("De noot.", "The note.") + "</text:p>" in written
    moved = change(data, {0: "One", 1: "[^1] The note.", 2: "Two[^1]"})
    assert "<text:p>One</text:p><text:p>Two" + note.replace("De noot.", "The note.") in moved


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("{b}[^1] The{/b} mill.", "<b>The</b> mill."),
        ("[^1] {b}The{/b} mill.", "<b>The</b> mill."),
        ("{b}The[^1] mill{/b}.", "<b>The mill</b>."),
        ("The {b}mill [^1] turns{/b}.", "The <b>mill turns</b>."),
    ],
)
def test_a_note_begins_without_a_space_wherever_its_marker_stood(text: str, held: str) -> None:
    bold = '<text:span text:style-name="T1">', "</text:span>"
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>De {bold[0]}molen{bold[1]} draait.</text:p></text:note-body>"
        "</text:note>"
    )
    data = a_document(f"<text:p>Een{note} zin</text:p>")
    begin, end = PlacedEnd(1, End.OPEN).text, PlacedEnd(1, End.CLOSE).text
    written = change(data, {1: text.replace("{b}", begin).replace("{/b}", end)})
    assert f"<text:p>{held.replace('<b>', bold[0]).replace('</b>', bold[1])}</text:p>" in written


def test_tracked_changes_annotations_and_contents_are_told() -> None:
    data = a_document(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        "<dc:creator>x</dc:creator></office:change-info><text:p>oud</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        '<text:p>Een <text:change text:change-id="c"/><office:annotation>'
        "<dc:creator>Redactie</dc:creator><text:p>Klopt dit?</text:p></office:annotation>zin"
        "</text:p>",
        "<text:table-of-content><text:index-body><text:p>Een 1</text:p></text:index-body>"
        "</text:table-of-content>",
    )
    document = read_odt(data, PATH)
    [block] = document.blocks
    assert (block.text, block.comment) == ("Een zin", "Redactie: Klopt dit?")
    assert [each.texts for each in document.left_out] == [
        ("oud",),
        ("Redactie: Klopt dit?",),
        ("Een 1",),
    ]
    written = change(data, {1: "A sentence"})
    assert "Klopt dit?" in written
    assert '<text:change text:change-id="c"/>' in written


def test_descriptions_and_text_boxes_of_a_moved_picture_go_along() -> None:
    frame = (
        "<draw:frame><draw:text-box><text:p>Kader</text:p></draw:text-box>"
        "<svg:desc>Een molen</svg:desc></draw:frame>"
    )
    data = a_document(f"<text:p>Zie {frame} hier</text:p>")
    blocks = read_odt(data, PATH).blocks
    assert [each.text for each in blocks][1:] == ["Kader", "Een molen"]
    [picture] = blocks[0].codes[1].ends
    written = change(data, {0: f"Here: {picture.text}!", 1: "Box", 2: "A mill"})
    new = frame.replace("Kader", "Box").replace("Een molen", "A mill")
    assert f"<text:p>Here: {new}!</text:p>" in written


def test_a_document_in_one_file_is_read_and_written_alike() -> None:
    data = sound_odt(is_flat=True)
    flat = check_round_trip(data, read_odt, write_odt, Path("brief.fodt"))
    packed_one = read_odt(sound_odt(), PATH)
    assert sorted(each.text for each in flat.blocks) == sorted(
        each.text for each in packed_one.blocks
    )


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ({"content.xml": None}, "this is no OpenDocument text"),
        ({"content.xml": b"<a>"}, r"content\.xml, line 1: this is not well-formed"),
        ({"content.xml": b"<!DOCTYPE a><a/>"}, "document type"),
        ({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}, "encrypted with a password"),
        (
            {
                "content.xml": b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:'
                b'xmlns:office:1.0"><o:body><o:spreadsheet/></o:body></o:document-content>'
            },
            "this is no OpenDocument text",
        ),
        ({"content.xml": b"<a/>", "styles.xml": b"<"}, r"styles\.xml, line 1"),
    ],
)
def test_what_is_damaged_is_refused_in_words(new: dict[str, bytes | None], message: str) -> None:
    parts = {**packed(a_document("<text:p>Een</text:p>")), **new}
    data = zipped({name: part for name, part in parts.items() if part is not None})
    for work in (partial(read_odt, data), partial(write_odt, data, {})):
        with pytest.raises(FormatError, match=message) as refused:
            work(PATH)
        assert refused.value.message.startswith("brief.odt")
        assert refused.value.hint


@pytest.mark.parametrize("is_flat", [False, True])
@pytest.mark.parametrize(("language", "stated"), [("en", ("en", "none")), ("en-GB", ("en", "GB"))])
def test_styles_and_properties_say_the_new_language(
    is_flat: bool, language: str, stated: tuple[str, str]
) -> None:
    builder = OdtBuilder(title="Een brief")
    builder.body.append('<text:p><text:span text:style-name="T3">Een zin.</text:span></text:p>')
    builder.automatic = (
        '<style:style style:name="P7" style:family="paragraph"><style:text-properties'
        ' fo:language="nl"/></style:style>'
    )
    data = builder.data(is_flat=is_flat)
    default = (
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties'
        " fo:country='BE' fo:language=\"nl\"/></style:default-style>"
        '<style:style style:name="F"><style:text-properties fo:language="fr" fo:country="FR"/>'
        "</style:style>"
    )
    changes = {
        "<office:styles>": default,
        "</dc:title>": "</dc:title><dc:language>nl-NL</dc:language>",
    }

    def with_changes(text: str, changes: dict[str, str]) -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    wanted = {
        "fo:country='BE'": f"fo:country='{stated[1]}'",
        'fo:language="nl"/>': f'fo:language="{stated[0]}"/>',
        "<dc:language>nl-NL<": f"<dc:language>{language}<",
    }
    if is_flat:
        data = with_changes(data.decode(), changes).encode()
        written = set_odt_language(data, ("nl", language), PATH)
        assert written == with_changes(data.decode(), wanted).encode()
        return
    data = zipped(
        {name: with_changes(part.decode(), changes) for name, part in packed(data).items()}
    )
    written = set_odt_language(data, ("nl", language), PATH)
    assert packed(written) == {
        name: with_changes(part.decode(), wanted).encode() for name, part in packed(data).items()
    }
