"""What a translation took: its words, what was known of it, what was edited, how long it took."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.overview.pace import Measured, measure_pace, times_worked
from alignwb.core.bitext.post_edits.amounts import EditAmount, edit_amount
from alignwb.core.bitext.post_edits.effort import Effort, effort_of
from alignwb.core.bitext.segment import Dismissal, OriginKind, SegmentRef, Status
from alignwb.core.bitext.statistics import count_words, figures
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.memory.bands import BandCount
from alignwb.core.terms.checking import WANTED, group_hits, is_honoured
from alignwb.services.terms.project_terms import ProjectTerms


@dataclass(frozen=True, slots=True)
class SegmentEffort:
    """One segment, and what it took.

    Attributes:
        document: Its document.
        ref: The segment.
        words: Its source words.
        status: How far it is.
        made_from: The kind of what its target was made from; None where that is not known, and
            where there is no target.
        effort: How much work its target was; None where it is not confirmed.
        amount: The same in characters; likewise.
        seconds: How long it took; None where that is not known, or not asked for.
        terms: How many terms its source has; only of confirmed segments.
        honoured: How many of them its target renders as the termbase asks.
        dismissed: The findings that were let stand.
    """

    document: str
    ref: SegmentRef
    words: int
    status: Status
    made_from: OriginKind | None = None
    effort: Effort | None = None
    amount: EditAmount | None = None
    seconds: float | None = None
    terms: int = 0
    honoured: int = 0
    dismissed: tuple[Dismissal, ...] = ()


@dataclass(frozen=True)
class EffortTotals:
    """What one or more documents took.

    Attributes:
        name: The document; "total" for all of them.
        title: Its title; "" for all of them.
        segments: Every segment, in document order.
        characters: Of the sources, spaces included.
        repetitions: Segments whose source stands earlier in the same document, and their words.
        bands: What the memory knows of the others; None where it was not asked.
        findings: What the checks find in it, dismissed findings left out; None where not counted.
        pace: The words that were confirmed in a measured time; None where that was not asked for.
    """

    name: str
    title: str
    segments: tuple[SegmentEffort, ...]
    characters: int
    repetitions: BandCount
    bands: Mapping[str, BandCount] | None = None
    findings: FindingCounts | None = None
    pace: Measured | None = None

    @cached_property
    def confirmed(self) -> tuple[SegmentEffort, ...]:
        """The segments that a person has confirmed."""
        return tuple(each for each in self.segments if each.effort is not None)

    @property
    def words(self) -> int:
        """Source words."""
        return sum(each.words for each in self.segments)

    @property
    def seconds(self) -> float:
        """The time that is known of its segments."""
        return sum(each.seconds or 0 for each in self.segments)

    @property
    def terms(self) -> tuple[int, int]:
        """How many terms confirmed targets honour, and how many there are in their sources."""
        return (
            sum(each.honoured for each in self.segments),
            sum(each.terms for each in self.segments),
        )

    @property
    def dismissed(self) -> Iterator[tuple[SegmentEffort, Dismissal]]:
        """Each finding that was let stand, with its segment."""
        return ((each, dismissal) for each in self.segments for dismissal in each.dismissed)

    def by_effort(self, made_from: OriginKind | None = None) -> dict[Effort, BandCount]:
        """Confirmed segments and their words by effort; every step is there.

        made_from: of those made from this alone; None for all.
        """
        chosen = [each for each in self.confirmed if made_from in {None, each.made_from}]
        return {
            effort: _count(each for each in chosen if each.effort is effort) for effort in Effort
        }

    def edit_share(self, made_from: OriginKind) -> float | None:
        """The edit distance of targets made from this, as a share of the longer texts."""
        known = [
            (each.amount.distance, each.amount.length)
            for each in self.confirmed
            if each.made_from is made_from
            and each.amount
            and each.amount.distance is not None
            and each.amount.length
        ]
        length = sum(length for _, length in known)
        return sum(distance for distance, _ in known) / length if length else None


@dataclass(frozen=True, slots=True)
class EffortOptions:
    """What else is to be found out of a document.

    Attributes:
        terms: The project's terms; None for none.
        bands: What the memory knows of it.
        findings: What the checks find in it.
        edits: The edits in its journal; None where the time is not asked for.
    """

    terms: ProjectTerms | None = None
    bands: Mapping[str, BandCount] | None = None
    findings: FindingCounts | None = None
    edits: Sequence[Edit] | None = field(default=None)


def measure_effort(bitext: Bitext, options: EffortOptions) -> EffortTotals:
    """What one document took."""
    counted = figures(bitext)
    times = times_worked(options.edits) if options.edits is not None else {}
    return EffortTotals(
        bitext.document,
        counted.title,
        tuple(_segments(bitext, options.terms, times)),
        counted.characters,
        BandCount(counted.repetitions, counted.repeated_words),
        options.bands,
        options.findings,
        measure_pace(options.edits).all if options.edits is not None else None,
    )


def added_efforts(parts: Sequence[EffortTotals]) -> EffortTotals:
    """Several documents as one; what is not known of any of them is not known of all."""
    bands = [each.bands for each in parts if each.bands is not None]
    findings = [each.findings for each in parts if each.findings is not None]
    paces = [each.pace for each in parts if each.pace is not None]
    return EffortTotals(
        "total",
        "",
        tuple(segment for part in parts for segment in part.segments),
        sum(part.characters for part in parts),
        _added(part.repetitions for part in parts),
        {band: _added(each[band] for each in bands) for band in bands[0]}
        if bands and len(bands) == len(parts)
        else None,
        FindingCounts(*map(sum, zip(*findings, strict=True)))
        if findings and len(findings) == len(parts)
        else None,
        Measured(sum(each.words for each in paces), sum(each.seconds for each in paces))
        if paces
        else None,
    )


def _segments(
    bitext: Bitext, terms: ProjectTerms | None, times: Mapping[SegmentRef, float]
) -> Iterator[SegmentEffort]:
    for ref, segment in bitext.segments():
        amount = edit_amount(segment) if segment.stage.is_done else None
        asked = []
        if terms and segment.stage.is_done:
            places = group_hits(terms.find(segment.source)).values()
            asked = [rows for rows in places if any(row.status in WANTED for row in rows)]
        yield SegmentEffort(
            bitext.document,
            ref,
            count_words(segment.source),
            segment.stage,
            amount.made_from if amount else None,
            effort_of(amount) if amount else None,
            amount,
            times.get(ref),
            len(asked),
            sum(is_honoured(rows, segment.target, terms.renderings.spans) for rows in asked)
            if terms
            else 0,
            segment.dismissed,
        )


def _count(segments: Iterable[SegmentEffort]) -> BandCount:
    counted = list(segments)
    return BandCount(len(counted), sum(each.words for each in counted))


def _added(counts: Iterable[BandCount]) -> BandCount:
    known = list(counts)
    return BandCount(sum(each.segments for each in known), sum(each.words for each in known))
