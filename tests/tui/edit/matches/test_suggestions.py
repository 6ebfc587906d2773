"""What is proposed for a segment with inline codes has them, and says what was done."""

from support.coded_texts import coded, written

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
