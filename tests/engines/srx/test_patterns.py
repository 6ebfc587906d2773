"""Rules chosen by what stands next to a place decide as all rules tried at each place do."""

from collections.abc import Sequence
from random import Random
from time import process_time

import pytest
import regex  # type: ignore[import-untyped]  # publishes no types

from alignwb.engines.srx import patterns
from alignwb.engines.srx.patterns import _GAP, Rules, _at_gap
from alignwb.engines.srx.rules import Rule
from alignwb.engines.srx.splitter import SrxSplitter

PIECES = (
    *"aAbZ.?!…:;,'\"()[]{}019’”»“ \t\n\u00a0\u2007",
    "dr. ", "nr. ", "St.", " z.o.z. ", "a.u.b.", "Fig. ", "{0>", "FRITZ! ", "Yahoo! ", "Eng. ",
    "1. ", "iv. ", " v.d. ", "?! ", "...", ". . .", " De n. ", ".) ", "          ",
)  # fmt: skip


def _plainly(rules: Sequence[Rule], text: str) -> list[tuple[int, int]]:
    """The places at which a text breaks, with every rule tried at each."""
    compiled = [(regex.compile(_at_gap(rule), regex.VERSION1), rule.is_break) for rule in rules]
    return [
        gap.span()
        for gap in _GAP.finditer(text)
        if next((breaks for rule, breaks in compiled if rule.match(text, gap.start())), False)
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_rules_chosen_by_what_stands_next_to_a_place_are_enough(language: str) -> None:
    rules = SrxSplitter(None, language)._rules
    given = [rule._rule for rule in rules._rules]
    random = Random(language)
    for length in (3, 10, 40, 400):
        for _ in range(1_200 // length):
            text = "".join(random.choice(PIECES) for _ in range(length))
            assert list(rules.breaks(text)) == _plainly(given, text), repr(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\Bq\.", ""), (r"(?<=x)q\.", r"\bN"), (r"(?<!x)q\.\s", ""), (r"^q[.]", r"(?=N)N"),
        (r"(?:x(?!y)|)q\.\s*", r"(?<=\s)N"), (r"q(?(?=\.)\.|!)", ""), (r"[)q]\.", r"$|N"),
        (r"\u0071\.\h", r"\p{Lu}"), (r"((x|xx)q)\.", r"[^a-z]"), (r"q\.", r"\sN.*z"),
    ],
)  # fmt: skip
def test_rules_that_look_around_are_chosen_where_they_match(before: str, after: str) -> None:
    rule = Rule(is_break=True, before=before, after=after, place="here")
    rules = Rules([rule])
    for text in ("q. N", "xq. N", "xxq.  N z", "aq.\u00a0 N", " q. ", "q.", "xq! N", ")q. n z"):
        assert list(rules.breaks(text)) == _plainly([rule], text), text


def test_a_text_of_no_language_is_split_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_MOST_PLACES", 5)
    rules = SrxSplitter()._rules
    text = "Het waait. De heer dr. Jansen, ja. Nee? 'Zo!' zei hij. " * 3
    assert list(rules.breaks(text)) == _plainly([rule._rule for rule in rules._rules], text)
    assert len(rules._by_place) <= 5 + 2


def test_splitting_takes_time_in_proportion_to_the_text() -> None:
    splitter = SrxSplitter()
    splitter.split("Hij ging. " * 100)
    begun_s = process_time()
    sentences = splitter.split("Hij ging (nu) weg. " * 40_000)
    assert len(sentences) == 40_000
    assert process_time() - begun_s < 5  # a tenth of it on a quiet machine
