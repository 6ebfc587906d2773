"""Initials of Word that drop over lines are one with the paragraph that they begin."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.word_documents import END_DELETED, a_document, a_paragraph, a_run, text_box
from support.written_documents import bare, check_round_trip, packed

from alignwb.core.bitext.codes import codes_of
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.docx import read_docx, write_docx

PATH = Path("roman.docx")
FRAME = '<w:pPr><w:keepNext/><w:framePr w:dropCap="{}" w:lines="3" w:wrap="around"/></w:pPr>'
LARGE = '<w:sz w:val="96"/>'


def initial(letters: str, kind: str = "drop", more: str = "") -> str:
    return f"<w:p>{FRAME.format(kind)}{a_run(letters, LARGE)}{more}</w:p>"


def texts(data: bytes) -> list[str]:
    return [bare(each.text) for each in read_docx(data, PATH).blocks]


def body(data: bytes) -> str:
    return packed(data)["word/document.xml"].decode()


def runs(data: bytes) -> list[str]:
    """The texts of all runs, a letter of another size with a sign before it."""
    pieces = body(data).split("<w:r>")[1:]
    return [
        ("!" if LARGE in piece else "") + piece.split('preserve">')[1].split("</w:t>")[0]
        for piece in pieces
    ]


def rewritten(data: bytes, place: str, text: str) -> bytes:
    [block] = [each for each in read_docx(data, PATH).blocks if each.place == place]
    return write_docx(data, {place: PlacedText(text, block.codes)}, PATH)


@pytest.mark.parametrize("kind", ["drop", "margin"])
@pytest.mark.parametrize(
    ("letters", "rest", "new", "expected"),
    [
        ("D", "e boot voer uit.", "The boat sailed.", ["!T", "he boat sailed."]),
        ("D", "e boot voer uit.", "A boat sailed.", ["!A", " boat sailed."]),
        ("‘E", "en boot!’", "‘What a boat!’", ["!‘W", "hat a boat!’"]),
        (
            "Er",
            "gens voer een boot.",
            "Somewhere a boat sailed.",
            ["!So", "mewhere a boat sailed."],
        ),
        ("TOEN", " voer zij uit.", "Then she sailed.", ["!Then", " ", "she sailed."]),
        ("I", "n 1920 voer zij.", "1920 was her year.", ["!1", "920 was her year."]),
        ("J", "a.", "I", ["!I"]),
        ("J", "a.", "— She", ["— She"]),
    ],
)
def test_the_first_letter_of_a_translation_stands_in_the_frame(
    kind: str, letters: str, rest: str, new: str, expected: list[str]
) -> None:
    data = a_document(a_paragraph(a_run("Een.")), initial(letters, kind), a_paragraph(a_run(rest)))
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert [bare(each.text) for each in document.blocks] == ["Een.", letters + rest]
    written = rewritten(data, "word/document.xml#2", new)
    assert runs(written)[-len(expected) :] == expected
    assert texts(written) == ["Een.", new]
    assert body(written).count(f'w:dropCap="{kind}"') == 1


def test_codes_stay_with_the_rest_and_an_empty_text_leaves_both_empty() -> None:
    mixed = a_run("e boot", "<w:i/>") + a_run(" voer die dag uit naar het noorden.")
    data = a_document(initial("D"), a_paragraph(mixed), a_paragraph(a_run("Na.")))
    [one, after] = read_docx(data, PATH).blocks
    assert (bare(one.text), one.place[-2:], after.place[-2:]) == (
        *("De boot voer die dag uit naar het noorden.", "#1", "#2"),
    )
    first, last = (each.text for each in codes_of(one.text))
    written = rewritten(data, one.place, f"{first}The boat{last} sailed.")
    assert runs(written)[:3] == ["!T", "he boat", " sailed."]
    assert body(written).index("<w:i/>") > body(written).index(">T<")
    assert texts(rewritten(data, one.place, "")) == ["Na."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (initial("D"), "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
        (initial("D"), "<w:tbl><w:tr><w:tc>", a_paragraph(a_run("cel")), "</w:tc></w:tr></w:tbl>"),
        (initial("D"), a_paragraph("")),
        (initial("D", more=a_run("it is geen letter")), a_paragraph(a_run("maar een zin."))),
        (initial("D", more="<w:r><w:tab/></w:r>" + a_run("e")), a_paragraph(a_run("boot."))),
        (initial("D", more=text_box(a_paragraph(a_run("vak")))), a_paragraph(a_run("e boot."))),
        (initial("D", "none"), a_paragraph(a_run("e boot."))),
    ],
)
def test_what_begins_no_paragraph_is_one_by_itself(paragraphs: tuple[str, ...]) -> None:
    data = a_document(*paragraphs, a_paragraph(a_run("Slot.")))
    document = check_round_trip(data, read_docx, write_docx, PATH)
    first = document.blocks[0]
    assert first.place == "word/document.xml#0"
    assert bare(first.text).startswith("D")
    written = rewritten(data, first.place, "Other words")
    assert texts(written)[0] == "Other words"


def test_the_paragraph_may_be_joined_with_more_by_a_tracked_change() -> None:
    ended = f"<w:p>{END_DELETED}{a_run('e boot')}</w:p>"
    data = a_document(initial("D"), ended, a_paragraph(a_run(" voer uit.")))
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert [(bare(each.text), each.place) for each in document.blocks] == [
        ("De boot voer uit.", "word/document.xml#2")
    ]
    written = rewritten(data, "word/document.xml#2", "The boat sailed.")
    assert runs(written) == ["!T", "he boat sailed."]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(letters: str, draw: st.DataObject) -> None:
    data = a_document(
        initial("“D"), a_paragraph(a_run("e boot voer ") + a_run("uit", "<w:b/>") + a_run(" nu."))
    )
    [block] = read_docx(data, PATH).blocks
    first, last = (each.text for each in codes_of(block.text))
    at = draw.draw(st.integers(0, len(letters)))
    text = f"{letters[:at]}{first}{letters[at:]} x{last} {letters}"
    written = write_docx(data, {block.place: PlacedText(text, block.codes)}, PATH)
    assert "".join("".join(texts(written)).split()) == "".join(bare(text).split())
