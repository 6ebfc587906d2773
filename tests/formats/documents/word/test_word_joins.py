"""Paragraphs of Word whose end a tracked change has deleted are one with the next."""

from pathlib import Path

import pytest
from support.word_documents import (
    END_DELETED,
    WordBuilder,
    a_document,
    a_paragraph,
    a_run,
    text_box,
)
from support.written_documents import bare, check_round_trip, packed, translated

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.docx import read_docx, write_docx

PATH = Path("brief.docx")
_MOVED = END_DELETED.replace("w:del ", "w:moveFrom ")


def _ended(content: str, end: str = END_DELETED) -> str:
    return f"<w:p>{end}{content}</w:p>"


def _texts(data: bytes) -> list[str]:
    return [bare(each.text) for each in read_docx(data, PATH).blocks]


def _body(data: bytes) -> str:
    return packed(data)["word/document.xml"].decode()


@pytest.mark.parametrize(
    "between",
    ["", '<w:bookmarkStart w:id="8" w:name="b"/>', '<w:commentRangeEnd w:id="4"/>\n'],
)
@pytest.mark.parametrize("end", [END_DELETED, _MOVED])
def test_they_are_read_as_one_and_written_into_the_last(end: str, between: str) -> None:
    data = a_document(
        a_paragraph(a_run("Voor.")),
        _ended(a_run("De boot ") + a_run("vertrok", "<w:b/>"), end),
        between,
        _ended(a_run(" die dag "), end),
        a_paragraph(a_run("om acht uur."), "Kop1"),
        a_paragraph(a_run("Na.")),
    )
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert [bare(each.text) for each in document.blocks] == [
        *("Voor.", "De boot vertrok die dag om acht uur.", "Na.")
    ]
    one = document.blocks[1]
    assert (one.kind, one.place) == (Kind.HEADING, "word/document.xml#3")
    assert [each[-3:] for each in document.remarks if each.startswith("tracked")] == [": 2"]
    first, last = one.codes[1].ends
    new = PlacedText(f"The boat {first.text}left{last.text} at eight.", one.codes)
    written = write_docx(data, {one.place: new}, PATH)
    assert _texts(written) == ["Voor.", "The boat left at eight.", "Na."]
    assert f"{_ended('', end)}{between}{_ended('', end)}" in _body(written)
    assert "<w:b/>" in _body(written).partition("Kop1")[2]


def test_what_is_in_them_goes_along() -> None:
    builder = WordBuilder()
    note = builder.note("footnote", a_run(" Noot."))
    formula = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
    box = text_box(a_paragraph(a_run("In het vak")))
    builder.body += [
        _ended(a_run("Som ") + note + box),
        _ended(formula),
        a_paragraph(a_run(" is bekend.") + text_box(a_paragraph(a_run("Onder")))),
    ]
    data = builder.data()
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert [bare(each.text) for each in document.blocks] == [
        *("Som [^1] is bekend.", "In het vak", "Onder", "[^1]Noot.")
    ]
    one, inside, *_ = document.blocks
    texts = {
        one.place: PlacedText(translated(one.text), one.codes),
        inside.place: PlacedText("In the box"),
    }
    written = _body(write_docx(data, texts, PATH))
    assert written.count(formula) == written.count("w:footnoteReference") == 1
    assert (written.count("In the box"), written.count("In het vak")) == (2, 0)
    alone = _body(write_docx(data, {inside.place: PlacedText("Inside")}, PATH))
    assert "Som " in alone
    assert alone.count("Inside") == 2


def test_one_without_a_text_stays_by_itself() -> None:
    gone = '<w:del w:id="7"><w:r><w:delText>Weg</w:delText></w:r></w:del>'
    data = a_document(
        _ended(gone), a_paragraph(a_run("Blijft.")), _ended(a_run("Slot.")), a_paragraph("")
    )
    places = [each.place for each in check_round_trip(data, read_docx, write_docx, PATH).blocks]
    assert places == ["word/document.xml#1", "word/document.xml#2"]
    written = write_docx(data, {places[0]: PlacedText("Stays.")}, PATH)
    assert _ended(gone) in _body(written)


_TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    "paragraphs",
    [
        _ended(a_run("Half ")) + _TABLE.format(a_paragraph(a_run("af"))),
        _TABLE.format(_ended(a_run("Half "))) + a_paragraph(a_run("af")),
        f"<w:sdt><w:sdtContent>{_ended(a_run('Half '))}</w:sdtContent></w:sdt>"
        + a_paragraph(a_run("af")),
        _ended(a_run("Half ")) + '<w:altChunk r:id="q"/>' + a_paragraph(a_run("af")),
        a_paragraph(a_run("Half")) + a_paragraph(text_box(_ended(a_run("af")))),
    ],
)
def test_what_cannot_be_put_together_is_told(paragraphs: str) -> None:
    document = check_round_trip(a_document(paragraphs), read_docx, write_docx, PATH)
    assert [bare(each.text) for each in document.blocks] == ["Half", "af"]
    [remark] = [each for each in document.remarks if "read apart" in each]
    assert remark.endswith(": 1")


def test_an_end_that_was_put_in_is_a_tracked_change_and_parts_paragraphs() -> None:
    end = END_DELETED.replace("w:del ", "w:ins ")
    document = read_docx(a_document(_ended(a_run("Een."), end), a_paragraph(a_run("Twee."))), PATH)
    assert [each.text for each in document.blocks] == ["Een.", "Twee."]
    assert [each.startswith("tracked changes") for each in document.remarks] == [True]


def test_a_deleted_cell_is_deleted_text() -> None:
    cell = '<w:tc><w:tcPr><w:cellDel w:id="4"/></w:tcPr>{}</w:tc><w:tc><w:tcPr/>{}</w:tc>'
    row = cell.format(a_paragraph(a_run("Weg")), a_paragraph(a_run("Blijft")))
    document = read_docx(a_document(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"), PATH)
    assert [each.text for each in document.blocks] == ["Blijft"]
    assert [each.texts for each in document.left_out] == [("Weg",)]


def test_an_item_of_a_list_that_goes_on_is_counted_once() -> None:
    numbered = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    deleted = END_DELETED.replace("<w:pPr>", f"<w:pPr>{item}")
    builder = WordBuilder(numbering=numbered)
    for end, text in ((deleted, "Meel "), (f"<w:pPr>{item}</w:pPr>", "en zout"),
                      (f"<w:pPr>{item}</w:pPr>", "Water")):  # fmt: skip
        builder.body.append(_ended(a_run(text), end))
    blocks = read_docx(builder.data(), PATH).blocks
    assert [(each.text, each.layout.mark) for each in blocks] == [
        ("Meel en zout", "1."),
        ("Water", "2."),
    ]
