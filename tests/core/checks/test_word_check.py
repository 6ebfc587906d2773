from dataclasses import replace

import pytest
from support.checked import WORDS, found_by, mended

from alignwb.core.bitext.bitext import Kind
from alignwb.core.checks.context import Knowledge, Variety
from alignwb.core.checks.word_check import check_dutch, check_spelling, check_variety

_DUTCH = frozenset("het oude schip voer naar de haven schuur en boerderij".split())
_KNOWN = Knowledge(words=WORDS, dutch_words=_DUTCH)


@pytest.mark.parametrize(
    "target",
    ["The ship sailed naar the harbour.", "The ship was not het old one.", "He werd old."],
)
def test_a_dutch_word_that_was_left_stops(target: str) -> None:
    [finding] = found_by(check_dutch, "Het oude schip voer naar de haven.", target, known=_KNOWN)
    assert finding.stops


def test_a_rare_word_of_the_source_only_marks() -> None:
    [finding] = found_by(check_dutch, "de schuur", "the old schuur", known=_KNOWN)
    assert (finding.stops, finding.subject) == (False, "schuur")


def test_titles_and_quotations_may_stay_dutch() -> None:
    source = "Zij las „het oude schip” en Het Schip naar de Haven."
    target = "She read “het oude schip” and Het Schip naar de Haven."
    assert found_by(check_dutch, source, target, known=_KNOWN) == []
    kept = "(het oude schip)"
    assert found_by(check_dutch, f"Zij {kept}", f"She {kept}", known=_KNOWN) == []


def test_a_reference_in_a_note_may_stay_dutch() -> None:
    source, target = "Zie Schepen voor het land, 1902.", "Schepen voor het land, 1902."
    assert found_by(check_dutch, source, target, kind=Kind.NOTE, known=_KNOWN) == []
    assert found_by(check_dutch, source, target, known=_KNOWN)


def test_words_that_are_no_english_are_marked() -> None:
    [finding] = found_by(check_spelling, "Zij las.", "She read the lettre.", known=_KNOWN)
    assert (finding.subject, finding.stops, finding.fix) == ("lettre", False, None)


@pytest.mark.parametrize(
    "target",
    [
        "The unopened letters weren’t read.",
        "A reader of booklike letters",
        "Multatuli wrote to the unforgetting.",
        "the well-known half-sister’s house",
        "[^1] e.g. 3rd",
    ],
)
def test_derived_and_joined_words_are_english(target: str) -> None:
    known = replace(_KNOWN, words=WORDS | {"well", "known", "half", "forgetting"})
    assert found_by(check_spelling, "Zij las.", target, known=known) == []


def test_the_one_guess_mends_a_word() -> None:
    known = replace(_KNOWN, guess=lambda word: "letter" if word == "lettre" else "")
    assert mended(check_spelling, "Zij las.", "The lettre came.", known) == "The letter came."


def test_words_the_document_has_often_are_meant() -> None:
    known = replace(_KNOWN, common=frozenset({"kulak"}))
    assert found_by(check_spelling, "De koelak las.", "The kulak read.", known=known) == []


def test_the_other_spelling_is_put_right() -> None:
    british = replace(_KNOWN, variety=Variety.BRITISH)
    american = replace(_KNOWN, variety=Variety.AMERICAN)
    text = "Colors of the neighbor’s theatre"
    assert mended(check_variety, "Bron", text, british) == text.replace("Colors", "Colours")
    assert mended(check_variety, "Bron", "the theatre", american) == "the theater"
    assert found_by(check_variety, "Bron", "the color", known=_KNOWN) == []
