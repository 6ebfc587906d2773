"""What is proposed for a segment with inline codes has them, and says what was done."""

import pytest
from support.coded_texts import coded, written

from alignwb.core.bitext.segment import Draft, Hypothesis
from alignwb.core.memory.units import MatchKind, MemoryMatch, MemoryUnit
from alignwb.tui.edit.matches.suggestions import suggestions


def _remark_and_text(source: str, remembered: str, target: str) -> tuple[str, str, int | None]:
    unit = MemoryUnit(coded(remembered), coded(target), "unit 1")
    match = MemoryMatch(MatchKind.EXACT, 100, unit, "memory/cats.tmx")
    (suggestion,) = suggestions(coded(source), [match], None)
    return suggestion.remark, written(suggestion.text), suggestion.origin.match_rate


def test_a_match_without_the_codes_of_the_source_is_given_them_and_loses_a_percent() -> None:
    assert _remark_and_text("Toen <1>Marx</1> sprak.", "Toen Marx sprak.", "Then Marx spoke.") == (
        "99 %, fitted, other codes",
        "Then <1>Marx</1> spoke.",
        99,
    )


def test_a_match_with_the_same_codes_keeps_its_rate() -> None:
    assert _remark_and_text("<2>Marx</2> sprak.", "<1>Marx</1> sprak.", "<1>Marx</1> spoke.") == (
        "100 %, fitted",
        "<2>Marx</2> spoke.",
        100,
    )


def _draft(confidence: float | None) -> Draft:
    texts = ["The mill turns slowly.", "The mill turned slowly."]
    hypotheses = tuple(Hypothesis(text, -0.4) for text in texts)
    return Draft("argos", "p", "1", hypotheses, confidence=confidence)


@pytest.mark.parametrize(
    ("confidence", "remark"), [(0.02, "▁ low"), (0.3, "▄ middle"), (0.8, "█ high"), (None, "")]
)
def test_how_far_a_draft_can_be_trusted_is_said_in_words_of_the_best_one(
    confidence: float | None, remark: str
) -> None:
    best, other = suggestions("De molen draait.", [], _draft(confidence))
    assert (best.remark, other.remark) == (remark, "")


def test_what_another_draft_has_otherwise_is_marked() -> None:
    best, other = suggestions("De molen draait.", [], _draft(0.3))
    assert not best.changed
    assert [other.text[start:end] for start, end in other.changed] == ["turned"]
    assert other.content.plain == other.text
    assert [(span.start, span.end) for span in other.content.spans] == list(other.changed)
