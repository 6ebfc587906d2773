import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.review_files import MAIN, edited, replaced, review_of
from support.strategies import coded, inline_codes, prose

from alignwb.errors import FormatError
from alignwb.formats.reviewed.review_names import W, key_of
from alignwb.formats.reviewed.review_reader import ReviewRow, read_review
from alignwb.formats.translation_unit import TranslationUnit

PATH = Path("review.docx")
PLACE = (("document", "een brief"), ("segment", "p1/s1"), ("status", "edited"))
UNIT = TranslationUnit("De molen draait.", "The mill turns.", "", PLACE)
TARGET = '<w:t xml:space="preserve">The mill turns.</w:t>'


def _row(data: bytes) -> ReviewRow:
    [row] = read_review(data, PATH)
    return row


@st.composite
def _units(draw: st.DrawFn) -> TranslationUnit:
    codes = {2: draw(inline_codes(2)), 40: draw(inline_codes(40))}
    source, target = draw(coded(draw(prose), codes)), draw(coded(draw(prose), codes))
    return TranslationUnit(source, target, draw(prose), PLACE, codes)


@given(st.lists(_units(), min_size=1, max_size=4))
def test_texts_codes_and_notes_come_back(units: list[TranslationUnit]) -> None:
    rows = read_review(review_of(units), PATH)
    assert [(row.source, row.target, row.note) for row in rows] == [
        (unit.source, unit.target, unit.note) for unit in units
    ]
    assert [row.key for row in rows] == [key_of(u.source, u.target, u.note) for u in units]
    assert [row.number for row in rows] == list(range(1, len(units) + 1))
    assert {(row.document, row.place) for row in rows} == {("een brief", "p1/s1")}


@pytest.mark.parametrize(
    ("runs", "target"),
    [
        (("<w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>mill</w:delText></w:r></w:del>"
         "<w:ins><w:r><w:t>windmill</w:t></w:r></w:ins>"), "The windmill"),
        (("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r>"
         "</w:moveTo>"), "b"),
        (("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:noBreakHyphen/><w:tab/>"
         "<w:br/><w:softHyphen/></w:r>"), "a\u2011\t\n\u00ad"),
        ("<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>4</w:t></w:r>",
         "4"),
    ],
)  # fmt: skip
def test_tracked_changes_are_read_as_accepted(runs: str, target: str) -> None:
    run = f'<w:r><w:rPr><w:lang w:val="en"/></w:rPr>{TARGET}</w:r>'
    assert _row(replaced(review_of([UNIT]), run, runs)).target == target


def test_an_end_of_a_paragraph_that_was_deleted_parts_nothing() -> None:
    def second(mark: str) -> str:
        return (
            f"<w:t>The mill</w:t></w:r></w:p><w:p>{mark}<w:r><w:t>s</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>turn.</w:t>"
        )

    plain = replaced(review_of([UNIT]), TARGET, second(""))
    assert _row(plain).target == "The mill s turn."
    gone = second("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>")
    assert _row(replaced(review_of([UNIT]), TARGET, gone)).target == "The mill sturn."


def test_comments_of_a_row_are_told_with_who_wrote_them() -> None:
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="3" w:author="Jo"><w:p><w:r><w:t>Sure?</w:t>'
        '</w:r></w:p></w:comment><w:comment w:id="4"><w:p/></w:comment></w:comments>'
    )
    marks = f'{TARGET}</w:r><w:commentRangeStart w:id="3"/><w:r><w:commentReference w:id="3"/>'
    data = replaced(review_of([UNIT]), TARGET, marks, {"word/comments.xml": comments})
    assert _row(data).comments == ("Jo: Sure?",)


def test_rows_that_were_deleted_are_none_and_columns_may_be_gone() -> None:
    units = [UNIT, TranslationUnit("a", "b", "c", PLACE)]
    data = edited(
        review_of(units),
        lambda text: text.replace("<w:cantSplit/></w:trPr>", "<w:cantSplit/><w:del/></w:trPr>", 1),
    )
    assert [row.target for row in read_review(data, PATH)] == ["b"]
    header = '<w:t xml:space="preserve">note</w:t>'
    assert _row(replaced(review_of([UNIT]), header, "<w:t>remark</w:t>")).note is None


def _zip(parts: dict[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no .docx"),
        (b"Een brief", "no .docx"),
        (review_of([UNIT])[:400], "cannot be unpacked"),
        (_zip({"a": "b"}), "no Word document"),
        (_zip({MAIN: "<a"}), "not well-formed"),
        (_zip({MAIN: f'<w:document xmlns:w="{W}"/>'}), "no table of segments"),
        (_zip({MAIN: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
    ],
    ids=["empty", "text", "cut off", "no part", "no XML", "no table", "entities"],
)
def test_another_file_is_refused_in_words(data: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=what) as raised:
        read_review(data, PATH)
    assert "review.docx" in raised.value.message
