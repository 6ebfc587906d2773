"""An alignment in figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.services.aligning.side_text import SideText

if TYPE_CHECKING:
    from alignwb.alignment.sentences.aligner import Alignment
    from alignwb.services.aligning.pipeline import Aligned

Figures = dict[str, Any]
"""An alignment in figures, as the plain values that reports and files hold."""

_COUNTS = frozenset(
    ["source_sentences", "target_sentences", "beads", "source_alone", "target_alone", "doubtful"]
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
    """

    source_sentences: int
    target_sentences: int
    types: Mapping[tuple[int, int], int]
    doubtful: int
    confidence: float

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
    )


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
        "doubtful": summary.doubtful,
        "confidence": round(summary.confidence, 4),
        "closeness": aligned.closeness and round(aligned.closeness, 4),
    }


def are_figures(values: object) -> bool:
    """Whether values from a file are figures as `figures_of` makes them."""
    return isinstance(values, dict) and all(type(values.get(name)) is int for name in _COUNTS)
