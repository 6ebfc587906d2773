"""Segments as checks see them, without inline codes, and findings told where the codes stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignwb.core.bitext.codes import CODE, Codes, has_codes
from alignwb.core.bitext.repairs.texts_around_codes import with_codes_of
from alignwb.core.bitext.segment import Draft, Segment
from alignwb.core.checks.context import Checked
from alignwb.core.checks.findings import Finding, Fix
from alignwb.core.code_places.lifting import lift
from alignwb.core.code_places.placing import without_spaces_at
from alignwb.core.languages.words import Span


@dataclass(frozen=True, slots=True)
class BareText:
    """A text without codes.

    Attributes:
        text: It; a space stands where only a code parted two words.
        places: For each of its characters, and its end, where that is in the text with codes.
        breaks: The characters of the codes that stand for such a space.
    """

    text: str
    places: Sequence[int]
    breaks: frozenset[str] = frozenset()

    def placed(self, span: Span) -> Span:
        """A span of it in the text with codes."""
        start, end = span
        last = len(self.places) - 1
        if start >= end:
            at = self.places[min(start, last)]
            return Span(at, at)
        return Span(self.places[min(start, last)], self.places[min(end, last) - 1] + 1)


def bare_text(text: str, codes: Codes) -> BareText:
    """A text without its codes."""
    if not has_codes(text):
        return BareText(text, range(len(text) + 1))
    lifted = lift(text, codes)
    spaces = set(lifted.spaces)
    places = [
        offset
        for offset, character in enumerate(text)
        if offset in spaces or not CODE.match(character)
    ]
    return BareText(lifted.text, (*places, len(text)), lifted.breaks)


def without_codes_in(segment: Segment, codes: Codes) -> Segment:
    """A segment with all its texts without codes; the same one if it has none."""
    if not has_codes(segment.source) and not has_codes(segment.target):
        return segment
    source, target = (bare_text(text, codes).text for text in (segment.source, segment.target))
    return replace(segment, source=source, target=target, draft=_bare_draft(segment.draft, codes))


def _bare_draft(draft: Draft | None, codes: Codes) -> Draft | None:
    if draft is None:
        return None
    hypotheses = (replace(each, text=bare_text(each.text, codes).text) for each in draft.hypotheses)
    return replace(draft, hypotheses=tuple(hypotheses))


def blind(checked: Checked) -> Checked:
    """What the checks of language are given: the same, without any code."""
    around = (
        each and without_codes_in(each, checked.codes)
        for each in (checked.segment, checked.previous, checked.following)
    )
    segment, previous, following = around
    if segment is None or segment is checked.segment:
        return checked
    return replace(checked, segment=segment, previous=previous, following=following)


def as_it_stands(finding: Finding, segment: Segment, codes: Codes) -> Finding:
    """A finding in a segment without codes, told of the segment that has them."""
    if not has_codes(segment.source) and not has_codes(segment.target):
        return finding
    source, target = (bare_text(text, codes) for text in (segment.source, segment.target))
    return replace(
        finding,
        source=tuple(map(source.placed, finding.source)),
        target=tuple(map(target.placed, finding.target)),
        fix=_fix_around_codes(finding.fix, segment.target, target) if finding.fix else None,
    )


def _fix_around_codes(fix: Fix, target: str, bare: BareText) -> Fix:
    """The repair that leaves the codes of a target where they are."""
    mended = without_spaces_at(with_codes_of(target, fix.apply(bare.text)), bare.breaks)
    shorter = min(len(target), len(mended))
    start = next((n for n in range(shorter) if target[n] != mended[n]), shorter)
    end = next((n for n in range(shorter - start) if target[-1 - n] != mended[-1 - n]), None)
    end = shorter - start if end is None else end
    return Fix(start, len(target) - end, mended[start : len(mended) - end])
