"""What bilingual files propose for a segment, as matches beside those of the memory.

That is the client's file that a document was imported from, and what other tools have put into its
bitext as candidates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import Codes, without_codes
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.memory.match_rate import match_rate
from alignwb.core.memory.units import MatchKind, MemoryMatch, MemoryUnit
from alignwb.core.reading.blocks import Block, Proposal
from alignwb.errors import AlignwbError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.formats.file_kinds import pick
from alignwb.formats.xliff.candidates.foreign_matches import ForeignMatches, foreign_matches
from alignwb.services.project.originals import original_data
from alignwb.services.project.project import Document

_WHOLE = 100
_UNKNOWN_ORIGIN = "the client's file"


@dataclass
class ClientProposals:
    """The proposals for the segments of a document, read when first asked for.

    A file that is gone, has changed or cannot be read proposes nothing: exporting says why.

    Attributes:
        document: The document.
    """

    document: Document
    _blocks: Mapping[str, Block] | None = field(default=None, init=False)
    _candidates: ForeignMatches = field(default_factory=dict, init=False)

    def matches(self, bitext: Bitext, ref: SegmentRef) -> tuple[MemoryMatch, ...]:
        """The proposals for a segment as long as its source is the client's, the best first.

        Raises KeyError if there is no such segment.
        """
        if self._blocks is None:
            self._candidates = self._read_candidates()
            self._blocks = self._read(bitext)
        paragraph, segment = bitext.paragraph(ref.paragraph), bitext.segment(ref)
        found = [
            _match(segment.source, each, str(ref), {}, {})
            for each in self._candidates.get((ref.paragraph, ref.segment), ())
        ]
        for place in paragraph.places:
            block = self._blocks.get(place)
            if block is None:
                continue
            for number, read in enumerate(block.segments):
                if _letters(read.source) == _letters(segment.first_source):
                    found += (
                        _match(segment.source, each, place, paragraph.codes, block.codes)
                        for each in block.proposals
                        if each.segment == number or (each.segment is None and _is_whole(block))
                    )
        return tuple(sorted(dict.fromkeys(found), key=lambda match: -match.rate))

    def _read(self, bitext: Bitext) -> Mapping[str, Block]:
        seed = self.document.seed
        kind = pick(seed, lambda each: each if each.write_targets else None) if seed else None
        if kind is None or kind.read_document is None:
            return {}
        try:
            path, data = original_data(self.document, bitext)
            blocks = kind.read_document(data, path).blocks
        except AlignwbError:
            return {}
        return {block.place: block for block in blocks if block.proposals}

    def _read_candidates(self) -> ForeignMatches:
        path = self.document.bitext
        try:
            return foreign_matches(read_bytes_if_there(path) or b"", path)
        except AlignwbError:
            return {}  # what is wrong with it was said when it was opened


def with_proposals(
    proposed: Sequence[MemoryMatch], remembered: Sequence[MemoryMatch], limit: int
) -> tuple[MemoryMatch, ...]:
    """A client's proposals and the memory's matches as one list, each target once, the best first.

    limit: how many of the memory's are wanted; every proposal is.
    """
    targets = {match.unit.target for match in proposed}
    others = [match for match in remembered if match.unit.target not in targets]
    return tuple(sorted((*proposed, *others[:limit]), key=lambda match: -match.rate))


def _is_whole(block: Block) -> bool:
    return len(block.segments) == 1


def _match(source: str, proposal: Proposal, place: str, codes: Codes, there: Codes) -> MemoryMatch:
    """A proposal as a match; its codes are left out where the paragraph numbers them otherwise."""
    is_same = all(codes.get(number) == code for number, code in there.items())
    target = proposal.target if is_same else " ".join(without_codes(proposal.target).split())
    own = (proposal.source if is_same else without_codes(proposal.source)) or source
    rate = proposal.rate
    if rate is None:
        # Without a source of its own nothing says how good it is.
        rate = match_rate(source, own) if proposal.source else 0
    kind = MatchKind.EXACT if rate >= _WHOLE else MatchKind.FUZZY
    unit = MemoryUnit(own, target, f"unit {place}")
    return MemoryMatch(kind, rate, unit, proposal.origin or _UNKNOWN_ORIGIN)


def _letters(text: str) -> str:
    return "".join(without_codes(text).split())
