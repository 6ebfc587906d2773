"""Plain text written back: what was repaired is one place, and everything else stays."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.document_round_trips import refuse_lost_bytes, squeezed
from support.dutch_texts import PARAGRAPHS, paged, wrapped

from alignwb.core.reading.blocks import RepairKind
from alignwb.errors import FormatError
from alignwb.formats.document_loading import read_plain_document, write_plain_document
from alignwb.formats.documents.placed_text import PlacedText

FILE = Path("brief.txt")
WRAPPED = (
    "De titel van het stuk\n\n"
    "   De molen stond al jaren stil en niemand wist nog wie hem gebouwd had, want de revo-\n"
    "lutie had alle papieren van het dorp verbrand, en wie er nog iets van wist was allang\n"
    "\n12\n\fHET DORP\n\n"
    "vertrokken naar de stad.1 Zo bleef hij staan.\n\n"
    "   Een tweede alinea die ook over meer dan een regel loopt, omdat er anders niets aan te\n"
    "zien zou zijn.\n"
)


def written(text: str, new: dict[int, str], encoding: str = "utf-8") -> str:
    data = text.encode(encoding)
    blocks = read_plain_document(data, FILE).blocks
    texts = {blocks[number].place: PlacedText(each) for number, each in new.items()}
    return write_plain_document(data, texts, FILE).decode(encoding)


def find(text: str, word: str) -> int:
    blocks = read_plain_document(text.encode(), FILE).blocks
    return next(number for number, block in enumerate(blocks) if word in block.text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sources_in_place_of_targets_give_the_same_bytes(line_end: str, encoding: str) -> None:
    data = WRAPPED.replace("\n", line_end).encode(encoding)
    refuse_lost_bytes(data, FILE, read_plain_document, write_plain_document)


def test_what_was_joined_over_a_page_is_one_place_and_the_page_number_stays() -> None:
    number = find(WRAPPED, "molen")
    new = written(WRAPPED, {number: "The mill had stood still. " * 8})
    head, _, tail = new.partition("\n12\n\fHET DORP\n")
    assert head.startswith("De titel van het stuk\n\n   The mill had stood still. The mill")
    assert tail == "\n\n" + WRAPPED[WRAPPED.index("   Een tweede") :]
    lines = head.splitlines()[2:]
    assert all(not line.startswith(" ") for line in lines[1:])
    assert max(map(len, lines)) <= max(map(len, WRAPPED.splitlines()))
    assert squeezed(" ".join(lines)) == squeezed("The mill had stood still. " * 8)


CLAUSES = (
    "2.1   De huurder betaalt op de eerste dag van de maand de huur aan de\n"
    "      verhuurder, zonder aftrek.\n\n"
    "a)\tde kosten van het water;\n\n"
    "Naam:     de huurder\n\n"
    "Dit is een zin die niets met de rest van doen heeft en die lang is.\n"
)


@pytest.mark.parametrize(
    ("word", "new", "expected"),
    [
        (
            "2.1",
            "2.1 The tenant pays on the first day of the month the rent to the landlord.",
            "2.1   The tenant pays on the first day of the month the rent to the\n      landlord.",
        ),
        ("water", "a) the costs of water;", "a)\tthe costs of water;\n"),
        ("water", "b) the costs of water;", "b) the costs of water;\n"),
        ("Naam", "Name: the tenant", "Name: the tenant\n"),
        ("2.1", "2.1", "2.1\n"),
    ],
)
def test_a_label_keeps_the_gap_behind_it(word: str, new: str, expected: str) -> None:
    assert expected in written(CLAUSES, {find(CLAUSES, word): new})


def test_a_line_stays_on_a_line_and_markers_as_they_stood() -> None:
    text = "De zon scheen.1 Het was warm.\n\nToen kwam de regen.2 En wind.\n\n1 Bron.\n2 Ook.\n"
    blocks = read_plain_document(text.encode(), FILE).blocks
    assert "[^1]" in blocks[0].text
    long = f"The sun was out.[^1] {'It was warm. ' * 20}".strip()
    assert written(text, {0: long}) == text.replace(
        "De zon scheen.1 Het was warm.", long.replace("[^1]", "1")
    )


def test_cells_of_a_row_are_places_of_their_own() -> None:
    text = "naam\t \tprijs\nappel\t\t2 euro\npeer\t\t3 euro\n"
    blocks = read_plain_document(text.encode(), FILE).blocks
    assert [block.text for block in blocks] == ["naam\tprijs", "appel\t2 euro", "peer\t3 euro"]
    assert written(text, {0: "name\tprice", 2: "pear\t3 euro"}) == (
        "name\t \tprice\nappel\t\t2 euro\npear\t\t3 euro\n"
    )


def test_quotes_keep_their_marks_in_lines_that_were_added() -> None:
    text = "Hij zei het zo:\n\n> Niemand wist ervan en iedereen\n> deed alsof.\n\nDat was alles.\n"
    number = find(text, "Niemand")
    new = written(text, {number: "Nobody knew of it, and everybody kept up appearances for years."})
    quoted = [line for line in new.splitlines() if line.startswith(">")]
    assert len(quoted) == 3
    assert new.replace("\n> ", " ").count("appearances for years.") == 1


def test_an_emptied_place_takes_its_lines_along() -> None:
    text = "Een zin op een regel.\n\nNog een zin die\nover twee regels gaat.\n\nEn het slot.\n"
    number = find(text, "Nog")
    assert written(text, {number: ""}) == "Een zin op een regel.\n\n\nEn het slot.\n"


def test_accents_that_are_set_apart_stay_so_where_nothing_changes() -> None:
    text = unicodedata.normalize("NFD", "Eén café.\n\nDe geëerde gast kwam.\n")
    refuse_lost_bytes(text.encode(), FILE, read_plain_document, write_plain_document)
    assert written(text, {1: "The guest came."}) == (
        unicodedata.normalize("NFD", "Eén café.\n\n") + "The guest came.\n"
    )


def test_columns_have_no_places_and_are_refused_in_words() -> None:
    left = "De molen draait al jaren mee".split()
    text = "".join(
        f"{' '.join(left[:4]):<30}     zin nummer {number} aan de andere kant\n"
        for number in range(8)
    )
    read = read_plain_document(text.encode(), FILE)
    assert not read.has_places
    with pytest.raises(FormatError, match="where its texts stand is not known"):
        write_plain_document(text.encode(), {}, FILE)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("soft", ["\x0b", "\x85", "\u2028"])
def test_what_ends_a_line_inside_a_line_ends_that_of_its_text(soft: str, line_end: str) -> None:
    head = f"De haven{line_end}{line_end}"
    text = (
        f"{head}De boot lag aan de kade.{soft}Wie er werkte, zag hem al{line_end}"
        f"van verre komen, en riep het om.{line_end}"
    )
    number = find(text, "kade")
    new = written(text, {number: "Whoever was at work there saw the boat from afar."})
    assert new == (f"{head}Whoever was at work there saw{line_end}the boat from afar.{line_end}")
    assert written(text, {number: ""}) == head


@pytest.mark.parametrize("soft", ["\x0b", "\u2028"])
def test_lines_that_only_soft_ends_part_are_parted_by_them_again(soft: str) -> None:
    text = f"Hij liep toen naar boven, want in de grote kamer zat{soft}Jan met de krant.\n"
    new = "So he went upstairs, for there in the big room sat Jan with the paper."
    assert written(text, {0: new}) == f"{new.replace(' sat Jan', f' sat{soft}Jan')}\n"


def test_a_block_that_comes_after_one_of_its_own_line_is_found_again() -> None:
    text = f"{'Dag ' * 51}Dag\nOogst\u2029ploeg\n"
    blocks = read_plain_document(text.encode(), FILE).blocks
    assert [block.lines for block in blocks] == [(1, 2), (2, 2)]
    assert blocks[1].text == "Oogst"
    new = written(text, {0: "Day after day, and on.", 1: "Harvest"})
    assert new == "Day after day, and on.\nHarvest\u2029\n"


@pytest.mark.parametrize("end", ["\f", "\u2029"])
@pytest.mark.parametrize("new", ["", "New."])
def test_the_end_of_a_page_or_of_a_paragraph_inside_a_line_stays(end: str, new: str) -> None:
    text = f"Alinea een is uit.{end}Alinea twee ook.{end}Alinea drie.\n\nHet slot.\n"
    blocks = read_plain_document(text.encode(), FILE).blocks
    written_text = written(text, dict.fromkeys(range(len(blocks)), new))
    assert written_text.count(end) == 2
    assert written_text.endswith("\n\n" if new == "" else f"{new}\n")
    assert squeezed(written_text.replace("New.", "")) == ""


def test_a_page_mark_before_the_second_line_stays_once() -> None:
    text = "De knecht liep de hele dag\n[Blz. 31] achter de ploeg en zong.\n\nHet slot.\n"
    number = find(text, "ploeg")
    new = written(text, {number: "All day long the farm hand walked behind the plough, and sang."})
    assert new.count("[Blz. 31]") == 1
    assert squeezed(new.replace("[Blz. 31]", "")) == (
        "All day long the farm hand walked behind the plough, and sang. Het slot."
    )


def test_no_break_spaces_of_a_translation_are_written_and_no_line_ends_there() -> None:
    text = "Het dorp ligt 30\u00a0km van\nde kust en is klein.\n"
    kept = "The village is small; 30\u00a0km lie between it and the\u202fcoast."
    new = written(text, {0: kept.replace(" is", "  is")})
    assert new.replace("\n", " ").strip() == kept
    assert "30\u00a0km" in new


def test_a_no_break_space_more_or_less_is_a_change() -> None:
    text = "Zie art. 7 van de wet.\n\nZie art.\u00a08 ook.\n"
    assert written(text, {0: "Zie art.\u00a07 van de wet."}) == text.replace(". 7", ".\u00a07")
    assert written(text, {1: "Zie art. 8 ook."}) == text.replace("\u00a0", " ")


_ENDS = st.sampled_from(
    ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\u2029", "\f", "\n\n", "\n  ", " "]
)
_WORDS = st.lists(st.sampled_from(["Boer", "ploeg", "akker.", "Zaaien", "oogst!"]), min_size=1)


@given(
    st.lists(st.tuples(_WORDS.map(" ".join), _ENDS), min_size=1, max_size=12), st.integers(0, 12)
)
def test_no_word_of_the_source_is_left_where_all_is_translated(
    pieces: list[tuple[str, str]], count: int
) -> None:
    text = "".join(piece + end for piece, end in pieces)
    read = read_plain_document(text.encode(), FILE)
    assume(read.has_places)
    numbers = range(len(read.blocks))
    new = written(text, {number: f"qx{number} " * count for number in numbers})
    wanted = [f"qx{number}" for number in numbers for _ in range(count)]
    for repair in read.repairs:
        wanted += repair.text.split() if repair.kind is RepairKind.RUNNING_HEAD else ()
    assert sorted(new.split()) == sorted(wanted)
    for end in "\f\u2029":
        assert new.count(end) == text.count(end)


_PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        [
            *("\n", "\n\n", "\f", "\r\n", "    ", "\t", "-\n", "12\n", "# ", "> ", "* ", "1. "),
            *("De molen draait.", "woord", "H E T  H U I S", "zo.[2]", "zo.1", "een | twee | drie"),
            *("\u2028", "\x85", "\x0b", "\u00ad\n", "e\u0301", "I\n", "---\n", "\u1100\u1161"),
        ]
    ),
)


@given(st.lists(_PIECES, min_size=1, max_size=30).map("".join))
def test_any_text_goes_through_unchanged(text: str) -> None:
    try:
        read = read_plain_document(text.encode(), FILE)
    except FormatError:
        return
    if read.has_places:
        refuse_lost_bytes(text.encode(), FILE, read_plain_document, write_plain_document)


@given(st.integers(40, 100), st.integers(12, 40), st.data())
def test_only_the_lines_of_changed_texts_change(
    width: int, height: int, data: st.DataObject
) -> None:
    text = paged(wrapped(PARAGRAPHS, width).splitlines(), height)
    blocks = read_plain_document(text.encode(), FILE).blocks
    chosen = data.draw(st.sets(st.integers(0, len(blocks) - 1), min_size=1, max_size=3))
    new = written(text, {number: f"Qx{number} " * 30 for number in chosen})
    assert all(new.split().count(f"Qx{number}") == 30 for number in chosen)
    lines = text.split("\n")  # a form feed ends no line
    for number, block in enumerate(blocks):
        assert block.lines is not None
        if number not in chosen:
            assert lines[block.lines[0] - 1].strip() in new
            assert lines[block.lines[1] - 1].strip() in new
