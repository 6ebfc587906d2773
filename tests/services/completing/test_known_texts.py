"""What is known of a segment without an engine."""

import pytest

from alignwb.core.bitext.segment import Draft, Hypothesis, Segment
from alignwb.core.memory.units import MatchKind, MemoryMatch, MemoryUnit
from alignwb.core.terms.termbase import Term, TermHit, TermStatus
from alignwb.services.completing.completion import CompletionSource
from alignwb.services.completing.known_texts import KnownTexts, begun_word, known_texts

SOURCE = "In 1905 schreef Aleksejevitsj 2.350 brieven aan de raad van Utrecht."
DRAFT = Draft("argos", "p", "1", (Hypothesis("In 1905 he wrote.", -1), Hypothesis("He did.", -2)))


def known(
    *matches: MemoryMatch, hits: tuple[TermHit, ...] = (), source: str = SOURCE
) -> KnownTexts:
    return known_texts(Segment("s1", source, draft=DRAFT), matches, hits, "’")


def match(rate: int, target: str) -> MemoryMatch:
    return MemoryMatch(MatchKind.FUZZY, rate, MemoryUnit(SOURCE, target, "u1"), "memory/a.tmx")


def hit(word: str, source: str, target: str, status: TermStatus = TermStatus.PREFERRED) -> TermHit:
    start = SOURCE.index(word)
    return TermHit(start, start + len(word), Term(source, target, status))


def test_exact_matches_come_before_drafts_and_others_after_them() -> None:
    texts = known(match(70, "Fuzzy."), match(100, "Exact.")).texts
    assert [each.text for each in texts] == ["Exact.", "In 1905 he wrote.", "He did.", "Fuzzy."]
    assert texts[0].probability == pytest.approx(1.0)
    assert texts[-1].probability < texts[1].probability


def test_names_and_numbers_are_as_english_writes_them() -> None:
    phrases = {each.text: each.source for each in known().phrases}
    assert phrases == dict.fromkeys(
        ("Alekseyevich", "Utrecht", "1905", "2,350"), CompletionSource.NAME
    )


def test_terms_are_those_that_may_be_used() -> None:
    hits = (hit("brieven", "brief", "epistle"), hit("raad", "raad", "soviet", TermStatus.FORBIDDEN))
    terms = [each.text for each in known(hits=hits).phrases if each.source is CompletionSource.TERM]
    assert terms == ["epistles"]


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert known(source="Molens draaien.").phrases == ()


@pytest.mark.parametrize(
    ("text", "begun"),
    [("the mil", "mil"), ("the ", ""), ("", ""), ("Marx’", "Marx’"), ("wind-mi", "mi"), ("a,", "")],
)
def test_the_word_that_is_begun(text: str, begun: str) -> None:
    assert begun_word(text) == begun
