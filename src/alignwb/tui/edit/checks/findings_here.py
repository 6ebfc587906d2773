"""The findings of the open segment, one of which is the current one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class FindingsHere:
    """What is found in one segment, and which of it the commands act on.

    Attributes:
        ref: The segment; None before there is one.
        findings: What is found, what stops first.
        position: Of the current one among them; 0 if there are none.
    """

    ref: SegmentRef | None = None
    findings: tuple[Finding, ...] = ()
    position: int = 0

    @property
    def current(self) -> Finding | None:
        """The one that is mended or dismissed; None if nothing is found."""
        return self.findings[self.position] if self.findings else None

    def with_findings(
        self, ref: SegmentRef | None, findings: tuple[Finding, ...]
    ) -> "FindingsHere":
        """With what was looked for again: in the same segment the same finding stays current.

        Where that one is gone, the one that has taken its place is.
        """
        if ref != self.ref:
            return FindingsHere(ref, findings)
        now = FindingsHere(ref, findings, min(self.position, max(0, len(findings) - 1)))
        return now.choosing(self.current) if self.current else now

    def choosing(self, finding: Finding) -> "FindingsHere":
        """With another current one; the same as before where that one is not found any more.

        A finding that differs in its place alone is the same one: the text was changed before it.
        """
        for is_same in (_is_equal, _is_about_the_same):
            alike = [n for n, each in enumerate(self.findings) if is_same(each, finding)]
            if alike:
                return replace(self, position=min(alike, key=lambda n: abs(n - self.position)))
        return self

    def stepped(self, direction: int) -> "FindingsHere | None":
        """With the next one current (1), or the one before (-1); None beyond the last and first."""
        position = self.position + direction
        return replace(self, position=position) if 0 <= position < len(self.findings) else None

    def from_end(self, direction: int) -> "FindingsHere":
        """With the one current at which a walk in that direction enters the segment."""
        return replace(self, position=0 if direction > 0 else max(0, len(self.findings) - 1))

    def not_dismissed(self, segment: Segment) -> "FindingsHere":
        """Without what a person has let stand."""
        standing = tuple(each for each in self.findings if each.dismissed_in(segment) is None)
        return self.with_findings(self.ref, standing)


def _is_equal(one: Finding, other: Finding) -> bool:
    return one == other


def _is_about_the_same(one: Finding, other: Finding) -> bool:
    return (one.kind, one.subject) == (other.kind, other.subject)


def marks_of(found: Mapping[SegmentRef, tuple[Finding, ...]]) -> dict[SegmentRef, bool]:
    """For the margin: the segments with findings, and of each whether one of them stops."""
    return {ref: any(each.stops for each in findings) for ref, findings in found.items()}
