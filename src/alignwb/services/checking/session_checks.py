"""The findings of a document that is being edited, kept in step with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.post_edits.tracing import origin_of, with_post_edit
from alignwb.core.bitext.segment import PostEdit, Segment, SegmentRef, Status
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.findings import Finding, SegmentFinding
from alignwb.core.checks.registry import (
    about_to_confirm,
    check_across,
    check_segment,
    checked_segments,
)
from alignwb.core.checks.shape_check import check_omission
from alignwb.services.checking.english import EnglishWords, shipped_english
from alignwb.services.checking.knowledge import learn
from alignwb.services.checking.project_rules import PatternRule
from alignwb.services.checking.unlinked_words import KnownUnlinked
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

    Args:
        terms: The termbase as it is now.
        rules: The project's rules.
        unlinked: What is known of clauses that were left out; nothing is looked for in it.
        load_english: Reads the dictionaries, which takes time: the words that are shipped serve
            until `follow` has called it.
    """

    def __init__(
        self,
        terms: Callable[[], ProjectTerms],
        rules: tuple[PatternRule, ...] = (),
        unlinked: KnownUnlinked | None = None,
        load_english: Callable[[], EnglishWords] | None = None,
    ) -> None:
        self._terms = terms
        self._rules = rules
        self._unlinked = unlinked
        self._load_english = load_english
        self._across: Findings = {}
        self._lock = Lock()
        self._loading = Lock()
        self._english: EnglishWords | None = None
        self._learnt: _Learnt | None = None
        self._checked: dict[str, tuple[Paragraph, Findings]] = {}

    def of_open(
        self, bitext: Bitext, ref: SegmentRef, text: str, post_edit: PostEdit
    ) -> tuple[Finding, ...]:
        """The findings if a segment were confirmed with `text`, those that stop first.

        post_edit: how the text was made.
        """
        segment = bitext.segment(ref)
        status = segment.status if text == segment.target else Status.EDITED
        origin = origin_of(post_edit, text)
        typed = replace(segment, target=text, status=status, origin=origin)
        typed = with_post_edit(typed, post_edit)
        with self._lock:
            known = self._known(bitext, is_pressing=True)
            if self._unlinked is not None:
                known = replace(known, unlinked=self._unlinked.known)
            found = check_segment(about_to_confirm(bitext.paragraph(ref.paragraph), typed, known))
            across = self._across.get(ref, ()) if text == segment.target else ()
        return _standing(segment, (*found, *across))

    def follow(self, bitext: Bitext, cancelled: Callable[[], bool] = lambda: False) -> Findings:
        """The findings of every segment with a target that a person has worked on."""
        self._read_dictionaries()
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
            done = worked_on(bitext)
            across = _by_segment(check_across(bitext, done, known))
            self._across = across
        found = {ref: each for _, of in checked.values() for ref, each in of.items()}
        for more in (self._omissions(done), across):
            for ref, findings in more.items():
                found[ref] = (*found.get(ref, ()), *findings)
        return found

    def _read_dictionaries(self) -> None:
        """Read them at the first call, and learn again what is known by them."""
        with self._loading:
            load, self._load_english = self._load_english, None
            if load is None:
                return
            english = load()
        with self._lock:
            self._english, self._learnt = english, None

    def _omissions(self, segments: Iterable[tuple[SegmentRef, Segment]]) -> Findings:
        """The clauses known to be left out: they become known long after all else is checked."""
        if self._unlinked is None:
            return {}
        known = Knowledge(unlinked=self._unlinked.known)
        found = {
            ref: _standing(segment, tuple(check_omission(Checked(segment, known=known))))
            for ref, segment in segments
            if self._unlinked.known(segment.source, segment.target)
        }
        return {ref: findings for ref, findings in found.items() if findings}

    def _known(self, bitext: Bitext, *, is_pressing: bool = False) -> Knowledge:
        """What is known of the document; learnt again where it has changed much.

        is_pressing: whether a person waits: what was learnt before serves then, whatever has
        changed in the document since, for `follow` is about to learn it again.
        """
        terms, learnt = self._terms(), self._learnt
        is_of_these = learnt is not None and learnt.terms.termbase is terms.termbase
        if learnt is not None and is_of_these and is_pressing:
            return learnt.known
        done = len(worked_on(bitext))
        if learnt is not None and is_of_these:
            change = abs(done - learnt.done)
            if change < max(_FEWEST, _GROWTH * learnt.done):
                return learnt.known
        self._english = self._english or shipped_english()
        own = with_own_recogniser(terms)  # that of the screen is the screen's
        known = learn(bitext, self._english, own, self._rules)
        self._learnt, self._checked = _Learnt(known, terms, done), {}
        return known


def _by_segment(placed: Iterable[SegmentFinding]) -> Findings:
    found: dict[SegmentRef, tuple[Finding, ...]] = {}
    for each in placed:
        if each.dismissal is None:
            found[each.ref] = (*found.get(each.ref, ()), each.finding)
    return found


def worked_on(bitext: Bitext) -> list[tuple[SegmentRef, Segment]]:
    """The segments with a target that a person has worked on, in document order."""
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
