"""Terms: missing, forbidden, doubled, and rendered in several ways."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.checks.context import Checked, TermKnowledge
from alignwb.core.checks.findings import CheckKind, Finding, Fix, SegmentFinding, Weight
from alignwb.core.languages.words import Span
from alignwb.core.terms.checking import WANTED, TermFinding, TermProblem, check_terms
from alignwb.core.terms.termbase import TermHit

_USUAL = 6
"""Segments that have a rendering, from which on one that has another is the odd one out."""


def check_termbase(checked: Checked) -> Iterator[Finding]:
    """Renderings that are missing, that the termbase forbids, or that stand there twice."""
    terms = checked.known.terms
    if terms is None or not checked.target:
        return
    hits = terms.find(checked.source)
    if not hits:
        return
    for each in check_terms(hits, checked.target, terms.find_rendering):
        yield _departure(each, checked, terms)
    yield from _doubled(hits, checked.target, terms)


def _departure(each: TermFinding, checked: Checked, terms: TermKnowledge) -> Finding:
    term = checked.source[each.start : each.end]
    expected = " or ".join(f"“{rendering}”" for rendering in each.expected)
    if each.problem is TermProblem.FORBIDDEN:
        places = tuple(
            Span(*place)
            for place in terms.find_rendering(each.found, checked.target)
            if checked.target[place[0] : place[1]] == each.found
        )
        exact = [row.target for row in each.rows if row.target == each.found]
        fix = None
        if len(each.expected) == len(places) == len(exact) == 1:
            fix = Fix(places[0].start, places[0].end, each.expected[0])
        return Finding(
            CheckKind.FORBIDDEN_TERM,
            f"“{each.found}” is forbidden" + (f"; use {expected}" if expected else ""),
            Weight.STOPS,
            each.found,
            source=(Span(each.start, each.end),),
            target=places,
            fix=fix,
        )
    return Finding(
        CheckKind.TERM,
        f"{term}: {expected} is not in the translation",
        Weight.STOPS,
        term,
        source=(Span(each.start, each.end),),
    )


def _doubled(hits: Iterable[TermHit], target: str, terms: TermKnowledge) -> Iterator[Finding]:
    """A rendering that stands twice with nothing between."""
    renderings = dict.fromkeys(hit.term.sought for hit in hits if hit.term.status in WANTED)
    for rendering in renderings:
        places = sorted(terms.find_rendering(rendering, target))
        for first, second in itertools.pairwise(places):
            between = target[first[1] : second[0]]
            # One word twice is a doubled word.
            if not between.strip(" ()") and " " in rendering and second[0] >= first[1]:
                yield Finding(
                    CheckKind.DOUBLED_TERM,
                    f"“{rendering}” stands there twice in a row",
                    Weight.STOPS,
                    rendering,
                    target=(Span(first[0], second[1]),),
                    fix=Fix(first[1], second[1], ""),
                )


def check_term_renderings(
    segments: Iterable[tuple[SegmentRef, Segment]], terms: TermKnowledge | None
) -> Iterator[SegmentFinding]:
    """Segments with another of the renderings that the termbase allows than most others have."""
    if terms is None:
        return
    places: dict[str, dict[str, list[tuple[SegmentRef, Span]]]] = defaultdict(dict)
    for ref, segment in segments:
        for source, rendering, span in _renderings_in(segment, terms):
            places[source].setdefault(rendering, []).append((ref, span))
    for source, by_rendering in places.items():
        usual = max(by_rendering, key=lambda each: len(by_rendering[each]))
        for rendering, found in by_rendering.items():
            if len(found) > 1 or len(by_rendering[usual]) < _USUAL:
                continue
            [(ref, span)] = found
            message = f"{source} is “{usual}” elsewhere, “{rendering}” here"
            finding = Finding(CheckKind.TERM_VARIES, message, subject=rendering, target=(span,))
            yield SegmentFinding(ref, finding)


def _renderings_in(segment: Segment, terms: TermKnowledge) -> Iterator[tuple[str, str, Span]]:
    """The terms of a segment that may be rendered in several ways, each with the one it has."""
    for source, hits in _by_source(terms.find(segment.source)).items():
        allowed = [hit.term for hit in hits if hit.term.status in WANTED]
        if len({term.target for term in allowed}) < 2:
            continue
        for term in allowed:
            if spans := terms.find_rendering(term.sought, segment.target):
                yield source, term.target, Span(*spans[0])
                break


def _by_source(hits: Iterable[TermHit]) -> Mapping[str, list[TermHit]]:
    found: dict[str, list[TermHit]] = defaultdict(list)
    for hit in hits:
        found[hit.term.source].append(hit)
    return found


def check_repetitions(
    segments: Iterable[tuple[SegmentRef, Segment]],
) -> Iterator[SegmentFinding]:
    """Segments whose source is another one's, and whose target is not."""
    alike: dict[str, dict[str, list[SegmentRef]]] = defaultdict(lambda: defaultdict(list))
    for ref, segment in segments:
        if segment.target and len(segment.source) > 1:
            alike[_folded(segment.source)][_folded(segment.target)].append(ref)
    for targets in alike.values():
        if len(targets) < 2:
            continue
        total = sum(map(len, targets.values()))
        usual = max(targets.values(), key=len)
        for refs in targets.values():
            if refs is usual:
                continue
            for ref in refs:
                message = f"the same source is translated otherwise in {usual[0]}"
                if total > 2:
                    message += f" and elsewhere ({len(usual)} times)"
                finding = Finding(CheckKind.TARGET_VARIES, message, subject=str(usual[0]))
                yield SegmentFinding(ref, finding)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
