"""Fields of Word: where they begin and end, whatever their marks say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.word_documents import (
    WordBuilder,
    a_document,
    a_paragraph,
    a_run,
    complex_field,
    mark,
    text_box,
)
from support.written_documents import bare, check_round_trip, told

from alignwb.core.bitext.codes import plain_equivalent
from alignwb.formats.documents.word.docx import read_docx, write_docx

PATH = Path("brief.docx")

_BROKEN = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
_DELETED_ROW = '<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>'


@pytest.mark.parametrize(
    "begun",
    [
        _BROKEN + mark("separate"),
        f"<w:hyperlink w:anchor='x'>{_BROKEN}</w:hyperlink>",
        f'<w:del w:id="1">{mark("end")}</w:del>{_BROKEN}<w:del w:id="2">{mark("end")}</w:del>',
        f"{mark('begin')}{_BROKEN}{mark('end')}",
    ],
)
@pytest.mark.parametrize("behind", ["", _DELETED_ROW.format(f"<w:p>{mark('end')}</w:p>")])
def test_a_field_that_never_ends_is_none_and_told_with_its_place(begun: str, behind: str) -> None:
    data = a_document(
        a_paragraph(a_run("De molen draait.")),
        a_paragraph(begun + a_run("Het graan is gemalen.")),
        behind,
        a_paragraph(a_run("Zie ") + complex_field("PAGE", a_run("7"))),
    )
    document = check_round_trip(data, read_docx, write_docx, PATH)
    shown = [plain_equivalent(each.text, each.codes) for each in document.blocks]
    assert shown == ["De molen draait.", "Het graan is gemalen.", "Zie 7"]
    [remark] = [each for each in document.remarks if "never end" in each]
    assert "word/document.xml, in “Het graan is gemalen.”" in remark
    assert remark.endswith(": 1")


def test_a_field_of_a_note_or_a_box_ends_there() -> None:
    builder = WordBuilder()
    notes = [
        builder.note("footnote", _BROKEN + a_run(" Eerste noot.")),
        builder.note("footnote", a_run(" Tweede noot.") + mark("end")),
    ]
    box = text_box(a_paragraph(_BROKEN + a_run("In het vak")))
    builder.body += [
        a_paragraph(a_run("Boven") + box + "".join(notes)),
        a_paragraph(a_run("Onder") + mark("end")),
    ]
    document = check_round_trip(builder.data(), read_docx, write_docx, PATH)
    shown = told(document).split("\n")
    assert [" ".join(each.split()) for each in shown] == [
        *("Boven [^1][^2]", "In het vak", "Onder"),
        *("[^1] Eerste noot.", "[^2] Tweede noot."),
    ]
    assert document.left_out == ()


@pytest.mark.parametrize(
    "content",
    [
        "{run}<w:sdt><w:sdtContent>" + _BROKEN + "</w:sdtContent></w:sdt>" + mark("end"),
        _BROKEN + f'<w:hyperlink w:anchor="x">{mark("end")}</w:hyperlink>{{run}}',
        _BROKEN + f'<w:fldSimple w:instr="PAGE">{mark("end")}</w:fldSimple>{{run}}',
    ],
)
def test_a_field_may_begin_or_end_in_a_part_of_its_paragraph(content: str) -> None:
    data = a_document(a_paragraph(content.format(run=a_run("Vooraf"))), a_paragraph(a_run("Na")))
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert [bare(each.text) for each in document.blocks] == ["Vooraf", "Na"]
    assert document.remarks == ()


_AROUND = (
    *("{}", "{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"),
    *('<w:hyperlink w:anchor="x">{}</w:hyperlink>', '<w:fldSimple w:instr="REF">{}</w:fldSimple>'),
    *(
        '<w:del w:id="1">{}</w:del>',
        '<w:moveTo w:id="2">{}</w:moveTo>',
        "<w:unheardOf>{}</w:unheardOf>",
    ),
)
_MARKS = st.lists(st.sampled_from(["begin", "separate", "end", "w"]), max_size=4)
_PIECES = st.tuples(st.sampled_from(_AROUND), _MARKS)


@given(st.lists(st.lists(_PIECES, max_size=4), min_size=1, max_size=4))
def test_no_marks_of_fields_make_text_disappear(
    paragraphs: list[list[tuple[str, list[str]]]],
) -> None:
    builder = WordBuilder()

    def content(marks: list[str]) -> str:
        return "".join(builder.run(builder.word()) if each == "w" else mark(each) for each in marks)

    builder.body += [
        a_paragraph("".join(around.format(content(marks)) for around, marks in pieces))
        for pieces in paragraphs
    ]
    last = builder.word()
    builder.body.append(a_paragraph(a_run(last)))
    document = read_docx(builder.data(), PATH)
    shown = told(document)
    assert [word for word in builder.words if shown.count(word) != 1] == []
    assert bare(document.blocks[-1].text) == last


def test_words_in_the_instruction_of_a_field_are_told() -> None:
    field = mark("begin") + a_run("Veenwijk") + mark("end")
    document = read_docx(a_document(a_paragraph(a_run("Zie ") + field)), PATH)
    assert [(each.what, each.texts) for each in document.left_out] == [
        ("texts in the instructions of fields", ("Veenwijk",))
    ]
