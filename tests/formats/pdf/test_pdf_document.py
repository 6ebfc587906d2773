from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.pdf_documents import Printed, paragraph, pdf

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import RepairKind
from alignwb.errors import AlignwbError, FormatError
from alignwb.formats.pdf.pdf_document import read_pdf

PATH = Path("brief.pdf")
SHIPS = [
    "De schipper laadde op de kade veertig balen",
    "wol in het ruim en voer nog voor de avond",
    "uit. Zijn vrouw bleef achter.",
]
FISH = [
    "Op de markt werd die ochtend haring gevent",
    "door een jongen met een kar, die luid riep",
    "wat zij kostte.",
]


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(data, PATH).blocks]


def test_lines_become_paragraphs_where_more_room_parts_them() -> None:
    page = [*paragraph(SHIPS, 700), *paragraph(FISH, 640)]
    assert texts(pdf(page)) == [" ".join(SHIPS), " ".join(FISH)]


def test_an_indent_begins_a_paragraph_where_no_room_does() -> None:
    lines = [*paragraph(SHIPS, 700), *paragraph(FISH, 700 - 3 * 14.4)]
    page = [
        each._replace(x=each.x + (18 if each.text in {SHIPS[0], FISH[0]} else 0)) for each in lines
    ]
    assert texts(pdf(page, page)) == [" ".join(SHIPS), " ".join(FISH)] * 2


def test_a_paragraph_goes_on_over_pages_and_columns() -> None:
    page = [*paragraph(SHIPS[:2], 700), *paragraph(SHIPS[2:] + FISH[:1], 700, x=360)]
    read = read_pdf(pdf(page, paragraph(FISH[1:], 700)), PATH)
    assert [block.text for block in read.blocks] == [" ".join(SHIPS), " ".join(FISH)]
    assert RepairKind.JOINED_OVER_PAGE in {repair.kind for repair in read.repairs}


def test_large_letters_make_a_heading() -> None:
    page = [
        *paragraph(SHIPS, 740),
        Printed("Waarom niemand lachte, die dag?", 72, 690, 17),
        *paragraph(FISH, 660),
    ]
    read = read_pdf(pdf(page), PATH)
    kinds = {block.text: block.kind for block in read.blocks}
    assert kinds["Waarom niemand lachte, die dag?"] is Kind.HEADING
    assert kinds[" ".join(FISH)] is Kind.PARAGRAPH


def test_blocks_have_the_page_they_begin_on_and_no_line() -> None:
    read = read_pdf(pdf(paragraph(SHIPS, 700), [], paragraph(FISH, 700)), PATH)
    assert [(block.page, block.lines) for block in read.blocks] == [(1, None), (3, None)]
    assert read.remarks == ("pages without text, which are empty or images: 2",)


def test_printed_page_numbers_are_taken_out_and_count() -> None:
    pages = [
        [*paragraph(lines, 700), Printed(str(number), 290, 40)]
        for number, lines in enumerate((SHIPS, FISH, SHIPS), 211)
    ]
    read = read_pdf(pdf(*pages), PATH)
    assert [block.page for block in read.blocks] == [211, 212, 213]
    assert [r.text for r in read.repairs if r.kind is RepairKind.PAGE_NUMBER] == [
        "211",
        "212",
        "213",
    ]


def test_a_raised_figure_is_the_marker_of_a_footnote() -> None:
    page = [
        Printed("Het veer kostte drie duiten.", 72, 700),
        Printed("1", 72 + 28 * 6, 705, 7),
        Printed("Wie niet betaalde, liep om.", 72 + 28 * 6 + 7, 700),
        Printed("1", 72, 105, 7),
        Printed("Rekening van de stad, blad negen.", 80, 100),
    ]
    assert texts(pdf(page)) == [
        "Het veer kostte drie duiten.[^1] Wie niet betaalde, liep om.",
        "[^1] Rekening van de stad, blad negen.",
    ]


def test_cells_of_a_table_are_parted() -> None:
    rows = [("Haven", "Schepen", "Last"), ("Edam", "31", "900 ton"), ("Hoorn", "8", "75 ton")]
    page = [
        Printed(cell, x, 700 - 20 * n)
        for n, row in enumerate(rows)
        for x, cell in zip((72, 200, 340), row, strict=True)
    ]
    assert texts(pdf(page)) == ["\t".join(row) for row in rows]


def test_items_stand_alone_with_the_lines_that_hang_under_them() -> None:
    page = [
        *paragraph(SHIPS, 740),
        Printed("•", 90, 680),
        *paragraph(
            ["touw en teer voor de hele winter, zodat", "niemand hoeft te wachten"], 680, 108
        ),
        Printed("•", 90, 651.2),
        Printed("zout", 108, 651.2),
        *paragraph(FISH, 620),
    ]
    assert texts(pdf(page))[1:3] == [
        "• touw en teer voor de hele winter, zodat niemand hoeft te wachten",
        "• zout",
    ]


def test_words_that_are_drawn_later_stand_where_they_are_read() -> None:
    page = [
        Printed("De kapitein heet", 72, 700),
        Printed("en komt uit Gent.", 220, 700),
        Printed("Joris", 180, 700),
    ]
    assert texts(pdf(page)) == ["De kapitein heet Joris en komt uit Gent."]


def test_turned_text_is_read_beside_the_rest() -> None:
    page = [*paragraph(SHIPS, 700), Printed("Stadsarchief Kampen", 30, 300, is_turned=True)]
    assert texts(pdf(page)) == [" ".join(SHIPS), "Stadsarchief Kampen"]


def test_what_is_no_text_of_the_pages_is_told() -> None:
    data = pdf(paragraph(FISH, 700), comments=["Klopt dit wel? ☺", "nee"], attachments=[b"a", b"b"])
    read = read_pdf(data, PATH)
    assert [(each.what, each.texts) for each in read.left_out] == [
        ("comments and form fields", ("Klopt dit wel? ☺", "nee"))
    ]
    assert read.remarks == ("attached files, which are not read: 2",)


def test_an_encrypted_file_that_asks_for_no_password_is_read() -> None:
    data = pdf(paragraph(SHIPS, 700), password="")
    assert SHIPS[0].encode().hex().encode() not in data
    assert texts(data) == [" ".join(SHIPS)]


def unreadable(text: str) -> bytes:
    """A font that says of every letter of a text that nobody knows what it is."""
    rows = "".join(f"<{code:02X}> <FFFD>\n" for code in sorted(set(text.encode("cp1252"))))
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def /CMapType 2 def"
        " 1 begincodespacerange <00> <FF> endcodespacerange"
        f" {rows.count(chr(10))} beginbfchar\n{rows}endbfchar endcmap end"
    ).encode()


@pytest.mark.parametrize(
    ("data", "said", "what_to_do"),
    [
        (pdf(paragraph(SHIPS, 700), password="sesam"), "asks for a password", "print it to a new"),
        (pdf([], []), "nothing but images, or empty: 2", "ocrmypdf"),
        (pdf(), "has no pages", "damaged"),
        (b"%PDF-1.7\nabc", "damaged, or none", "print it"),
        (b"Geachte heer,", "damaged, or none", "print it"),
        (b" \n", "the file is empty", "right file"),
        (
            pdf(paragraph(["zeewier"], 700), code_map=unreadable("zeewier")),
            "do not say which characters they show",
            "ocrmypdf",
        ),
    ],
    ids=["password", "images", "pageless", "damaged", "letter", "empty", "fonts"],
)
def test_a_refused_file_is_named_with_what_to_do(data: bytes, said: str, what_to_do: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_pdf(data, PATH)
    assert said in refused.value.message
    assert refused.value.message.startswith("brief.pdf: ")
    assert refused.value.hint
    assert what_to_do in refused.value.hint


def outcome(data: bytes) -> str:
    """What stands in a PDF, or why it is refused."""
    try:
        return " ".join(texts(data))
    except AlignwbError as error:
        return error.message


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abdeghijklmnoprstuvwzéëïAZ"), min_size=1, max_size=9), min_size=1
    )
)
def test_every_word_comes_in_once_and_in_order(words: list[str]) -> None:
    lines = [" ".join(words[n : n + 6]) for n in range(0, len(words), 6)]
    pages = [paragraph(lines[n : n + 20], 780) for n in range(0, len(lines), 20)]
    # A drop capital or letters that were spaced out are put together again.
    assert "".join(outcome(pdf(*pages)).split()) == "".join(words)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_words(data: st.DataObject) -> None:
    damaged = bytearray(pdf(paragraph(SHIPS, 700), paragraph(FISH, 700), comments=["ja"]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    assert outcome(bytes(damaged))
