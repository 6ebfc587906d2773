"""The finished translations hold all of their sources, and nothing Dutch is left in them."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support.finished_work import DOCUMENTS, PROJECT, finished, reference
from support.seed_texts import SEEDS, seed_bitext

from alignwb.core.bitext import markers
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.matching.reference_matching import match_bitext
from alignwb.formats.xliff import read_xliff, write_xliff

KEPT_ENGLISH = (
    "The Origin of the Family, Private Property, and the State",
    (
        "Oh I would like to kiss you thousand times greeting you and wishing you but success: "
        "I am fully sure that you will be victorious"
    ),
    (
        "Biographers should give her the benefit of trying to achieve this goal without resorting "
        "to self-seeking and unsubstantiated romances with influential men."
    ),
    "Lenin my love: secrets Russia tried to censor",
    "the perfect executrix of [",
    "Political Parties",
)
"""What is English in the sources already."""

SLIPS = (
    "Il’ich", "Bonc-Brujevic", "kwaad daglicht kon stellen;", "Puskino", "Nadezdja", "Ohkrana",
    "dienstbaarheid", "Trotksi", "[Lenins]", "lljitsj", "bezigheid", "aangelegenheden van Rusland.",
    "Vl [adimir]", "antwoorde ", "wij liet samen", "lantaarntje", "professionele beweging",
)  # fmt: skip
"""What the sources have wrong, or in several ways: a note has to say how it was taken."""

DECADES = {
    "jaren negentig van de negentiende eeuw": "1890",
    "jaren vijftig": "1950",
    "jaren twintig": "1920",
}
"""Decades, which Dutch writes in words and English in figures."""

DUTCH_WORDS = frozenset(
    """aan achter alle als altijd bij daar dan dat deze dit doch doet dus een echter eens en er geen
    haar heb hebben heeft het hij hun iets ik ja jij kunnen kunt maar meer mij mijn moet na
    naar nam niet niets nog nu om omdat ons onze ook op reeds samen te tegen tegenwoordig toch tot
    u uit uw van veel voor waar wat weer werd werden wij worden wordt zal ze zei zelf zich zij
    zijn zo zonder zou zouden zullen""".split()
)
"""Function words of Dutch that are no words of English."""

NOT_BRITISH = re.compile(
    r"\b(?!(?:siz|seiz|priz)e)\w+(?:iz|yz)(?:e|es|ed|er|ers|ing|ation|ations)\b"
    r"|\b(?:color|labor|favor|honor|behavior|center|defense|program|gray|czar|traveled|toward)\b",
    re.IGNORECASE,
)


def test_every_source_has_its_translation() -> None:
    assert tuple(path.stem for path in SEEDS) == DOCUMENTS


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_translation_has_the_paragraphs_of_its_source_to_the_letter(path: Path) -> None:
    def outline(bitext: Bitext) -> list[tuple[str, Kind, str]]:
        return [(each.id, each.kind, each.source) for each in bitext.paragraphs]

    assert outline(reference(path.stem)) == outline(seed_bitext(path))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_sentence_of_a_document_finds_its_reference(path: Path) -> None:
    bitext = seed_bitext(path)
    matched = [
        ref for match in match_bitext(bitext, reference(path.stem)) for ref in match.segments
    ]
    assert matched == [ref for ref, _ in bitext.segments()]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_translation_is_a_file_as_alignwb_writes_it(document: str) -> None:
    path = PROJECT.references / f"{document}.xlf"
    data = path.read_bytes()
    assert write_xliff(read_xliff(data, path).bitext) == data


def test_every_segment_is_translated_and_confirmed() -> None:
    assert places(lambda one: not one.target.strip() or one.status is not Status.CONFIRMED) == []


def test_markers_are_those_of_the_source_in_their_order() -> None:
    assert places(lambda one: markers.labels(one.target) != markers.labels(one.source)) == []


def test_numbers_are_those_of_the_source() -> None:
    assert places(lambda one: numbers(one.target) != numbers(one.source)) == []


def numbers(text: str) -> Counter[str]:
    """Every number in figures; of decades their first year."""
    for words, year in DECADES.items():
        text = text.replace(words, year)
    return Counter(re.findall(r"\d+", markers.strip(text)[0]))


@pytest.mark.parametrize("quotation", KEPT_ENGLISH)
def test_english_in_the_source_is_kept_to_the_letter(quotation: str) -> None:
    there = places(lambda one: quotation in one.source)
    assert there
    assert places(lambda one: quotation in one.target) == there


def test_quotation_marks_open_and_close_as_in_the_source() -> None:
    assert places(lambda one: quoted(one.target) != quoted(one.source)) == []
    assert places(lambda one: set(one.target) & set("'\"´`") != set()) == []


def quoted(text: str) -> int:
    """How many quotations begin, at either level."""
    return len(re.findall(r"(?<!\w)[‘“]|^'|(?<=[\s(])'", text))


def test_a_quotation_inside_a_quotation_has_double_marks() -> None:
    for document in DOCUMENTS:
        for paragraph in reference(document).paragraphs:
            inside = 0
            for mark in re.findall(r"[‘“”]|’(?!\w)", paragraph.target):
                if mark == "‘":
                    inside += 1
                elif mark == "’":
                    inside = max(0, inside - 1)
                assert inside <= 1, paragraph.id
                assert mark not in "“”" or inside == 1, paragraph.id


def test_no_dutch_is_left() -> None:
    assert places(lambda one: DUTCH_WORDS & set(words(one.target)) != set()) == []


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[^\W\d_]+", text.lower())


def test_spelling_is_british() -> None:
    assert places(lambda one: bool(NOT_BRITISH.search(without_kept_english(one.target)))) == []


def without_kept_english(text: str) -> str:
    """A target without the quotations that were English before."""
    for quotation in KEPT_ENGLISH:
        text = text.replace(quotation, "")
    return text


def test_nothing_is_left_out_and_nothing_padded() -> None:
    assert places(lambda one: len(one.source) > 60 and not 0.65 < ratio(one) < 1.45) == []


def ratio(segment: Segment) -> float:
    """How long the target is beside its source."""
    return len(segment.target) / len(segment.source)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_source_is_explained_in_a_note(slip: str) -> None:
    assert places(lambda one: slip in one.source)
    assert places(lambda one: slip in one.source and not one.note) == []


def places(holds: Callable[[Segment], bool]) -> list[str]:
    """Where the segments are of which something holds."""
    return [str(place) for place, segment in finished() if holds(segment)]
