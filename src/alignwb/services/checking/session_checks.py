"""The findings of a document that is being edited, kept in step with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Origin, Segment, SegmentRef, Status
from alignwb.core.checks.context import Knowledge
from alignwb.core.checks.findings import Finding
from alignwb.core.checks.registry import (
    about_to_confirm,
    check_across,
    check_segment,
    checked_segments,
)
from alignwb.services.checking.knowledge import EnglishWords, learn, load_words
from alignwb.services.checking.project_rules import PatternRule
from alignwb.services.terms.project_terms import ProjectTerms, with_own_recogniser

_GROWTH = 0.05
_FEWEST = 5
"""What is known is learnt again when this share of the segments has been done since, or so many."""

Findings = Mapping[SegmentRef, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What is known, and of what."""

    known: Knowledge
    terms: ProjectTerms
    done: int


class SessionChecks:
    """Checks a document while it is translated.

    Methods may be called from any thread.  `follow` takes some seconds for a very long document the
    first time, and after that as long as what has changed; `of_open` takes milliseconds, the first
    time a tenth of a second.  Dismissed findings are left out.
    """

    def __init__(
        self, terms: Callable[[], ProjectTerms], rules: tuple[PatternRule, ...] = ()
    ) -> None:
        self._terms = terms
        self._rules = rules
        self._lock = Lock()
        self._english: EnglishWords | None = None
        self._learnt: _Learnt | None = None
        self._checked: dict[str, tuple[Paragraph, Findings]] = {}

    def of_open(
        self, bitext: Bitext, ref: SegmentRef, text: str, origin: Origin | None
    ) -> tuple[Finding, ...]:
        """The findings if a segment were confirmed with `text`, those that stop first.

        origin: where the text is from that nobody has touched; None for a person's.
        """
        segment = bitext.segment(ref)
        status = segment.status
        if text != segment.target:
            status = Status.DRAFT if origin else Status.EDITED
        typed = replace(segment, target=text, status=status, origin=origin or segment.origin)
        with self._lock:
            known = self._known(bitext)
            found = check_segment(about_to_confirm(bitext.paragraph(ref.paragraph), typed, known))
        return _standing(segment, found)

    def follow(self, bitext: Bitext, cancelled: Callable[[], bool] = lambda: False) -> Findings:
        """The findings of every segment with a target that a person has worked on."""
        with self._lock:
            known = self._known(bitext)
            before = self._checked
        checked: dict[str, tuple[Paragraph, Findings]] = {}
        for paragraph in bitext.paragraphs:
            old = before.get(paragraph.id)
            if old is not None and old[0] is paragraph:
                checked[paragraph.id] = old
                continue
            if cancelled():
                return {}
            with self._lock:
                checked[paragraph.id] = paragraph, _of_paragraph(paragraph, known)
        with self._lock:
            if self._learnt is not None and self._learnt.known is known:
                self._checked = checked
            across = list(check_across(_worked_on(bitext), known))
        found = {ref: each for _, of in checked.values() for ref, each in of.items()}
        for placed in across:
            if placed.dismissal is None:
                found[placed.ref] = (*found.get(placed.ref, ()), placed.finding)
        return found

    def _known(self, bitext: Bitext) -> Knowledge:
        """What is known of the document; learnt again where it has changed much."""
        done = sum(1 for _ in _worked_on(bitext))
        terms, learnt = self._terms(), self._learnt
        if learnt is not None and learnt.terms.termbase is terms.termbase:
            change = abs(done - learnt.done)
            if change < max(_FEWEST, _GROWTH * learnt.done):
                return learnt.known
        self._english = self._english or load_words()
        own = with_own_recogniser(terms)  # that of the screen is the screen's
        known = learn(bitext, self._english, own, self._rules)
        self._learnt, self._checked = _Learnt(known, terms, done), {}
        return known


def _worked_on(bitext: Bitext) -> list[tuple[SegmentRef, Segment]]:
    return [(ref, segment) for ref, segment in bitext.segments() if _counts(segment)]


def _counts(segment: Segment) -> bool:
    return bool(segment.target) and segment.stage is not Status.DRAFT


def _of_paragraph(paragraph: Paragraph, known: Knowledge) -> Findings:
    found: dict[SegmentRef, tuple[Finding, ...]] = {}
    for checked in checked_segments(paragraph, known):
        if _counts(checked.segment):
            standing = _standing(checked.segment, check_segment(checked))
            if standing:
                found[SegmentRef(paragraph.id, checked.segment.id)] = standing
    return found


def _standing(segment: Segment, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(each for each in found if each.dismissed_in(segment) is None)
