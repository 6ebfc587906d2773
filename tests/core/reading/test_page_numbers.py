"""Page numbers on lines of their own, in layouts without a blank line or a form feed."""

import random
from collections.abc import Callable

import pytest
from support.dutch_texts import PARAGRAPHS, wrap

from alignwb.core.reading.blocks import ReadDocument, RepairKind
from alignwb.core.reading.reflow import read_blocks

WRITTEN: dict[str, Callable[[int], str]] = {
    "figures": str,
    "in the middle": lambda number: " " * 30 + str(number),
    "dashes": lambda number: f"- {number} -",
    "brackets": lambda number: f"[{number}]",
    "named": lambda number: f"Pagina {number} van 90",
    "small roman": lambda number: f"{roman(number)}",
    "capital roman": lambda number: roman(number).upper(),
    "print of a web page": lambda number: f"https://molens.example/lijst?nr=3 {number}/90",
}


def roman(number: int) -> str:
    text = ""
    for value, letters in (
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            text, number = text + letters, number - value
    return text


def with_numbers(lines: list[str], height: int, first: int, written: Callable[[int], str]) -> str:
    """The lines with a page number after each `height` of them, and nothing else between."""
    pages = [lines[n : n + height] for n in range(0, len(lines), height)]
    numbered = [[*page, written(first + n)] for n, page in enumerate(pages)]
    return "\n".join(line for page in numbered for line in page) + "\n"


def removed(document: ReadDocument) -> list[str]:
    return [repair.text for repair in document.repairs if repair.kind is RepairKind.PAGE_NUMBER]


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize(("width", "height"), [(44, 13), (60, 11), (72, 9)])
def test_numbers_inside_indented_paragraphs_go(
    written: Callable[[int], str], width: int, height: int
) -> None:
    lines = [line for text in PARAGRAPHS * 2 for line in wrap(text, width, "   ")]
    document = read_blocks(with_numbers(lines, height, 7, written))
    assert tuple(block.text for block in document.blocks) == PARAGRAPHS * 2
    assert len(removed(document)) == -(-len(lines) // height)


@pytest.mark.parametrize("number", ["63", "xvi", "LII"])
def test_a_word_cut_at_the_end_of_a_page_is_whole(number: str) -> None:
    lines = wrap(PARAGRAPHS[0], 60)
    text = "\n".join(
        [
            *lines[:2],
            "en zij spraken over het materi-",
            number,
            "alisme van de oude",
            "tijd. " + lines[2],
            *lines[3:],
        ]
    )
    document = read_blocks(text + "\n")
    assert "over het materialisme van de oude tijd." in document.blocks[0].text
    assert removed(document) == [number]


@pytest.mark.parametrize("last", ["21", "- 21 -", "p. 21", "(21)", "21/21", "blz. 21"])
def test_the_last_line_of_a_text_is_a_page_number(last: str) -> None:
    document = read_blocks("\n".join([*wrap(PARAGRAPHS[1]), last]) + "\n")
    assert removed(document) == [last]
    assert [block.text for block in document.blocks] == [PARAGRAPHS[1]]


def test_a_year_that_ends_a_text_stays() -> None:
    document = read_blocks("\n".join([*wrap(PARAGRAPHS[1]), "1893"]) + "\n")
    assert not removed(document)


def test_a_column_of_numbers_is_no_row_of_pages() -> None:
    text = "\n".join(
        [
            *wrap(PARAGRAPHS[1]),
            "Geteld werden achtereenvolgens",
            "12",
            "14",
            "19",
            "zakken meel per dag, zoals in het boek stond dat hij bewaarde.",
        ]
    )
    assert not removed(read_blocks(text + "\n"))


def test_chapters_in_roman_figures_stay() -> None:
    chapters = "\n\n".join(
        f"{number}\n\n" + "\n".join(wrap(text))
        for number, text in zip(("I", "II", "III"), PARAGRAPHS, strict=False)
    )
    document = read_blocks(chapters + "\n")
    assert not removed(document)
    assert [block.text for block in document.blocks[::2]] == ["I", "II", "III"]


def test_a_number_out_of_the_row_stays() -> None:
    lines = wrap(" ".join(PARAGRAPHS), 60, "  ")
    chance = random.Random(4)
    at = chance.randrange(12, 16)
    lines[at:at] = ["die hij kocht voor een bedrag van wel", "1845", "gulden, en dat was veel."]
    document = read_blocks(with_numbers(lines, 10, 30, str))
    assert "1845" not in removed(document)
    assert len(removed(document)) == -(-len(lines) // 10)


@pytest.mark.parametrize("letter", ["ı", "İ", "ⅻ"])
def test_letters_that_only_look_roman_are_no_numbers(letter: str) -> None:
    assert not removed(read_blocks("\n".join([*wrap(PARAGRAPHS[1]), letter]) + "\n"))
