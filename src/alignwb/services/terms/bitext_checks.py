"""Checking translations against the project's termbase."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.terms.checking import TermFinding, check_terms
from alignwb.services.terms.project_terms import ProjectTerms


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding, with the segment it was found in as that was checked, and the codes of that."""

    document: str
    ref: SegmentRef
    segment: Segment
    finding: TermFinding
    codes: Codes = field(default_factory=dict, hash=False)

    @property
    def term(self) -> str:
        """The term as it stands in the source."""
        return self.segment.source[self.finding.start : self.finding.end]


def check_bitext(
    bitext: Bitext, terms: ProjectTerms, *, drafts: bool = False
) -> Iterator[PlacedFinding]:
    """The departures from the termbase, in document order.

    It checks the segments with a target that a person has worked on; with `drafts` the others too.
    """
    for ref, segment in bitext.segments():
        if segment.target and (drafts or segment.stage is not Status.DRAFT):
            hits = terms.find(segment.source)
            for finding in check_terms(hits, segment.target, terms.renderings.spans):
                codes = bitext.paragraph(ref.paragraph).codes
                yield PlacedFinding(bitext.document, ref, segment, finding, codes)
