import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.dutch_texts import PARAGRAPHS, paged, wrapped
from support.kept_characters import accounted, characters

from alignwb.core.reading.blocks import LINE_END, RepairKind
from alignwb.core.reading.lines import BLANKS
from alignwb.core.reading.reflow import read_blocks

SEEDS = Path(__file__).parents[3] / "seeds"
SEED_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
SPACE = re.compile(r"(?<=\S) (?=\S)")
MARKED = """# Het veer

door Kees van Dam

Wie in die jaren naar de overkant wilde, riep de veerman, die in een huisje op de dijk zat
en bij mist niemand hoorde. Zo stond men daar soms een uur te wachten, tot hij weer eens
– 41 –
naar buiten kwam.1 Hij vroeg er twee cent voor. 2 De dokter [3] voer vrij, en de pastoor (a)
[Blz. 42] ook, zolang het licht was.
’s avonds

> Het veer is van iedereen.

03-11-2019 9:41 - Kees: ben je er al
03-11-2019 9:42 - Toos: nog niet

dag | heen | terug
maandag | vier | drie

Het begin . . . . 7

A. Kees roept
B. Toos komt

1. Archief van het veer
2. Zelfde stuk

(a) de oude

Fig. 2: de dijk

De brug in aanbouw, circa 1931.

§ 12

## Daarna ##

Toen kwam de brug, en niemand riep meer.
"""

# Pieces that each set off some rule, so that random texts meet all of them.
_BREAKS = ("\n", "\n\n", "\r\n", "\r", "\f", "\n\f", " ", "  ", "\n ", "\n    ", "\t")
_NUMBERS = (
    "12",
    "\n\n13\n\n",
    "- 14 -",
    ".1",
    "!’2 ",
    "[3]",
    "(4)",
    "’. 5 ",
    "¹",
    "²³",
    "1.50",
    "m²",
)
_LABELS = ("[^1]", "\n[^1]: ", "\n[1] ", "\n2. ", "\n3 ", "\n- ", "\n• ", "\n# ", " ##\n", "\n> ")
_HYPHENS = ("revo-\nlutie", "-\n", "hand-\nen ", "\u00ad", "\u00ad\n", "¬\n", "‐\n", "–\n", "/\n")
_RULES = (
    "\n=====\n",
    "\n---\n",
    "\n* * *\n",
    "Foto: ",
    ", 1920.\n\f",
    "DE MOLEN\n",
    "\n\nDe Molen\n\n",
)
_TYPESETTING = (
    "links gaat het hier zo      rechts gaat het anders\n" * 6,
    "d e z e",
    "H E T  H U I S\n",
    "D\ne molenaar van het dorp stond elke ochtend op\n",
    "ge-\neerd",
    "Naam\tPlaats\nJan\tGouda\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "```\ncode\n```\n",
    "---\ntitle: x\n---\n",
    "Noten ....... 12\n",
    "[14:02] Jan: hoi\n",
    " [Blz. 12] ",
    "\nxii\n",
    "\n* ",
    ".* ",
    "\u2028",
    "\u2029",
)
_WORDS = (
    "De wind wacht op niemand",
    "de kat zat op de drempel",
    "en",
    "Zo",
    "‘",
    "’",
    '"',
    ":",
    ".",
    ",",
)
_PIECES = st.sampled_from(_BREAKS + _NUMBERS + _LABELS + _HYPHENS + _RULES + _TYPESETTING + _WORDS)
_RANDOM = st.lists(
    _PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=40
)
_PROSE = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_character_of_a_seed_is_in_a_block_or_in_the_report(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    assert accounted(read_blocks(text)) == characters(text)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_words_of_a_block_stand_in_its_lines_in_the_same_order(seed: Path) -> None:
    lines = seed.read_text(encoding="utf-8").split("\n")
    for block in read_blocks("\n".join(lines)).blocks:
        assert block.lines
        first, last = block.lines
        source = iter("".join("".join(lines[first - 1 : last]).split()))
        bare = "".join(block.text.replace("[^", "").replace("]", "").split())
        assert all(character in source for character in bare), block


@given(_RANDOM)
@settings(max_examples=150)
def test_every_character_of_any_text_is_in_a_block_or_in_the_report(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = read_blocks(text)
    assert accounted(document) == characters(text)


@given(_RANDOM)
@settings(max_examples=80)
def test_blocks_are_single_lines_with_single_spaces_and_their_place(pieces: list[str]) -> None:
    document = read_blocks("".join(pieces))
    for block in document.blocks:
        assert block.text
        cells = block.text.split("\t")  # of a row of a table; a text has one
        assert cells == [" ".join(BLANKS.split(cell)).strip() for cell in cells]
        assert block.lines
        assert 1 <= block.lines[0] <= block.lines[1]
    assert [repair.line for repair in document.repairs] == sorted(
        repair.line for repair in document.repairs
    )


@given(_PROSE, st.integers(30, 110), st.integers(5, 40), st.sampled_from(["\n\f", "\n "]))
@settings(max_examples=60)
def test_prose_comes_back_whole_whatever_the_measure_and_the_page(
    paragraphs: list[str], width: int, height: int, page_end: str
) -> None:
    lines = wrapped(paragraphs, width).rstrip("\n").split("\n")
    document = read_blocks(paged(lines, height, page_end))
    assert " ".join(block.text for block in document.blocks) == " ".join(paragraphs)


@given(
    st.lists(st.sampled_from(("2\u00a0m", "à\u202fla", "a\u2009b", "p\u3000q", "x")), min_size=1)
)
def test_spaces_at_which_no_line_ends_or_of_a_set_width_stay(words: list[str]) -> None:
    document = read_blocks(f"Zo  was het:\t{'   '.join(words)} daar.\n")
    assert [block.text for block in document.blocks] == [f"Zo was het: {' '.join(words)} daar."]
    assert not document.repairs


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
@pytest.mark.parametrize("text", [*SEED_TEXTS, MARKED], ids=lambda text: text.split()[0])
def test_a_text_is_read_alike_with_no_break_spaces_and_keeps_them(text: str, space: str) -> None:
    plain, hard = read_blocks(text), read_blocks(SPACE.sub(space, text))
    assert [
        (block.kind, block.lines, block.page, block.text.replace(space, " "))
        for block in hard.blocks
    ] == [(block.kind, block.lines, block.page, block.text) for block in plain.blocks]
    assert [
        (repair.kind, repair.line, repair.text.replace(space, " ")) for repair in hard.repairs
    ] == [(repair.kind, repair.line, repair.text) for repair in plain.repairs]
    words = [word for block in hard.blocks for word in re.findall(rf"\w+{space}\w+", block.text)]
    assert words


def test_a_repair_that_spans_a_line_end_shows_both_sides() -> None:
    (repair,) = read_blocks("De revo-\nlutie begon op een maandag.\n").repairs
    assert repair.kind is RepairKind.HYPHEN_JOINED
    assert (repair.line, repair.text) == (1, f"revo-{LINE_END}lutie")
