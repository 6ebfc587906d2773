"""An alignment in figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.services.aligning.side_text import SideText

if TYPE_CHECKING:
    from alignwb.alignment.sentences.aligner import Alignment
    from alignwb.alignment.sentences.beads import Bead
    from alignwb.services.aligning.pipeline import Aligned


class MovedBlock(NamedTuple):
    """The first and the last sentence of a block, of either side."""

    source: tuple[int, int]
    target: tuple[int, int]


Figures = dict[str, Any]
"""An alignment in figures, as the plain values that reports and files hold."""

_MOST_BETWEEN = 3

_COUNTS = frozenset(
    [
        "source_sentences",
        "target_sentences",
        "beads",
        "source_alone",
        "target_alone",
        "doubtful",
        "moved",
    ]
)


@dataclass(frozen=True, slots=True)
class Summary:
    """An alignment in figures.

    Attributes:
        source_sentences: How many sentences the source has.
        target_sentences: How many the target has.
        types: Beads by (source sentences, target sentences), the most frequent first, nulls last.
        doubtful: How many beads have a low confidence.
        confidence: The mean confidence of the beads that are no nulls; 0 if there are none.
        moved: The blocks of source and target sentences that stand elsewhere in the target, each
            as the numbers of its first and last ones, from 1.
        moved_sentences: How many target sentences those hold.
    """

    source_sentences: int
    target_sentences: int
    types: Mapping[tuple[int, int], int]
    doubtful: int
    confidence: float
    moved: tuple[MovedBlock, ...] = ()
    moved_sentences: int = 0

    @property
    def beads(self) -> int:
        """How many beads there are, nulls included."""
        return sum(self.types.values())

    @property
    def source_nulls(self) -> int:
        """Source sentences without a counterpart."""
        return sum(count * source for (source, target), count in self.types.items() if not target)

    @property
    def target_nulls(self) -> int:
        """Target sentences without a counterpart."""
        return sum(count * target for (source, target), count in self.types.items() if not source)

    @property
    def paired_share(self) -> float:
        """The share of the shorter text's sentences that have a counterpart, 0..1."""
        paired = (
            (self.source_sentences - self.source_nulls, self.source_sentences),
            (self.target_sentences - self.target_nulls, self.target_sentences),
        )
        return max(part / whole for part, whole in paired)


def summarise(
    source: SideText,
    target: SideText,
    alignment: "Alignment",
    doubtful_below: float = DOUBTFUL_BELOW,
) -> Summary:
    """An alignment in figures; beads with less confidence than `doubtful_below` are doubtful."""
    beads = alignment.beads
    counts = Counter((len(bead.source), len(bead.target)) for bead in beads)
    order = sorted(counts, key=lambda type_: (0 in type_, -counts[type_], type_))
    paired = [
        confidence
        for bead, confidence in zip(beads, alignment.confidences, strict=True)
        if not bead.is_null
    ]
    return Summary(
        len(source.sentences),
        len(target.sentences),
        {type_: counts[type_] for type_ in order},
        sum(confidence < doubtful_below for confidence in alignment.confidences),
        sum(paired) / len(paired) if paired else 0.0,
        tuple(_blocks(sorted(alignment.moved))),
        sum(len(bead.target) for bead in alignment.moved),
    )


def _blocks(beads: Sequence["Bead"]) -> Iterator[MovedBlock]:
    """Runs of beads that follow each other on both sides, but for a few sentences left alone."""
    start = 0
    for number in range(1, len(beads) + 1):
        if number < len(beads):
            apart = [
                beads[number].source_start - beads[number - 1].source_end,
                beads[number].target_start - beads[number - 1].target_end,
            ]
            if min(apart) >= 0 and max(apart) <= _MOST_BETWEEN:
                continue
        first, last = beads[start], beads[number - 1]
        yield MovedBlock(
            (first.source_start + 1, last.source_end), (first.target_start + 1, last.target_end)
        )
        start = number


def figures_of(summary: Summary, aligned: "Aligned") -> Figures:
    """A summary, with what is known of how the alignment was made."""
    return {
        "engine": aligned.engine or None,
        "source_sentences": summary.source_sentences,
        "target_sentences": summary.target_sentences,
        "beads": summary.beads,
        "types": {f"{n}-{m}": count for (n, m), count in summary.types.items()},
        "source_alone": summary.source_nulls,
        "target_alone": summary.target_nulls,
        "moved": summary.moved_sentences,
        "moved_blocks": [{"source": [*s], "target": [*t]} for s, t in summary.moved],
        "doubtful": summary.doubtful,
        "confidence": round(summary.confidence, 4),
        "closeness": aligned.closeness and round(aligned.closeness, 4),
    }


def are_figures(values: object) -> bool:
    """Whether values from a file are figures as `figures_of` makes them."""
    return isinstance(values, dict) and all(type(values.get(name)) is int for name in _COUNTS)
