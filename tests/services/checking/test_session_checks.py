"""The findings of a document that is being edited."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.post_edits.tracing import put_in
from alignwb.core.bitext.segment import Dismissal, Segment, SegmentRef, Status
from alignwb.core.checks.context import Knowledge
from alignwb.core.checks.findings import Finding
from alignwb.core.languages.words import Span
from alignwb.services.checking import session_checks
from alignwb.services.checking.session_checks import SessionChecks
from alignwb.services.checking.unlinked_words import KnownUnlinked
from alignwb.services.terms.project_terms import ProjectTerms, load_terms

_CLAUSE = "die al jaren in de haven lag"
_BITEXT = Bitext(
    "doc",
    "",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                Segment("s1", f"De boot, {_CLAUSE}, zonk.", "The boat sank.", Status.CONFIRMED),
                Segment("s2", "De zee is diep.", "The sea is deep.", Status.CONFIRMED),
                Segment("s3", "De zee is diep.", "The sea goes deep.", Status.CONFIRMED),
                Segment("s4", f"De man, {_CLAUSE}, sliep.", "The man slept.", Status.DRAFT),
            ),
        ),
    ),
)
_BOAT, _SEA, _SEA_AGAIN, _DRAFT = (SegmentRef("p1", f"s{n}") for n in range(1, 5))


def _find(source: str, target: str) -> Sequence[Span]:
    place = source.find(_CLAUSE)
    return (Span(place, place + len(_CLAUSE)),) if place >= 0 and "which" not in target else ()


def _omissions(checks: SessionChecks, bitext: Bitext) -> dict[SegmentRef, Finding]:
    return {
        ref: each
        for ref, findings in checks.follow(bitext).items()
        for each in findings
        if each.kind == "omission"
    }


@pytest.fixture
def terms(tmp_path: Path) -> ProjectTerms:
    return load_terms(make_project(tmp_path))


def _kinds(checks: SessionChecks, ref: SegmentRef, text: str) -> list[str]:
    return [str(each.kind) for each in checks.of_open(_BITEXT, ref, text, put_in(text, None))]


def test_a_dropped_clause_is_found_as_soon_as_it_is_known_and_not_before(
    terms: ProjectTerms,
) -> None:
    unlinked = KnownUnlinked(_find)
    checks = SessionChecks(lambda: terms, (), unlinked)
    assert "omission" not in _kinds(checks, _BOAT, "The boat sank.")
    assert _BOAT not in _omissions(checks, _BITEXT)
    boat = _BITEXT.segment(_BOAT)
    assert unlinked.learn(boat.source, boat.target)
    assert "omission" in _kinds(checks, _BOAT, "The boat sank.")
    assert "omission" not in _kinds(checks, _BOAT, "The boat, which had lain there, sank.")
    found = _omissions(checks, _BITEXT)[_BOAT]
    assert found.subject == _CLAUSE
    assert not found.stops


def test_what_is_dismissed_or_only_drafted_has_no_dropped_clause(terms: ProjectTerms) -> None:
    unlinked = KnownUnlinked(_find)
    for ref in (_BOAT, _DRAFT):
        unlinked.learn(_BITEXT.segment(ref).source, _BITEXT.segment(ref).target)
    boat = replace(_BITEXT.segment(_BOAT), dismissed=(Dismissal("omission", _CLAUSE, "cut"),))
    [paragraph] = _BITEXT.paragraphs
    changed = replace(paragraph, segments=(boat, *paragraph.segments[1:]))
    checks = SessionChecks(lambda: terms, (), unlinked)
    assert _omissions(checks, _BITEXT).keys() == {_BOAT}
    assert not _omissions(checks, _BITEXT.with_paragraphs([changed]))


def test_what_other_segments_say_is_found_in_the_open_one_until_it_is_changed(
    terms: ProjectTerms,
) -> None:
    checks = SessionChecks(lambda: terms)
    varies = {
        ref for ref, each in checks.follow(_BITEXT).items() if each[-1].kind == "target-varies"
    }
    assert varies
    ref = varies.pop()
    assert "target-varies" in _kinds(checks, ref, _BITEXT.segment(ref).target)
    assert "target-varies" not in _kinds(checks, ref, "The sea is very deep.")


def test_only_so_much_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignwb.services.checking.unlinked_words._REMEMBERED_PAIRS", 3)
    unlinked = KnownUnlinked(_find)
    for number in range(5):
        unlinked.learn(f"{number} {_CLAUSE}", "x")
    assert [unlinked.is_known(f"{n} {_CLAUSE}", "x") for n in range(5)] == [False] * 2 + [True] * 3
    assert unlinked.known(f"0 {_CLAUSE}", "x") == ()


def test_what_is_known_is_learnt_again_behind_the_screen_and_not_as_a_segment_is_confirmed(
    terms: ProjectTerms, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[int] = []

    def learning(bitext: Bitext, *others: object) -> Knowledge:
        learnt.append(len(bitext.paragraphs))
        return Knowledge()

    monkeypatch.setattr(session_checks, "learn", learning)
    checks = SessionChecks(lambda: terms)
    checks.follow(_BITEXT)
    [paragraph] = _BITEXT.paragraphs
    longer = replace(
        _BITEXT, paragraphs=tuple(replace(paragraph, id=f"p{number}") for number in range(1, 10))
    )
    text = longer.segment(_BOAT).target
    checks.of_open(longer, _BOAT, text, put_in(text, None))
    assert learnt == [1]
    checks.follow(longer)
    assert learnt == [1, 9]
