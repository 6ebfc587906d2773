"""Ways through a bitext: the next segment, the next open one, the one of a number, the next hit."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status

SegmentTest = Callable[[Segment], bool]
_DONE = frozenset(status for status in Status if status.is_done)


class DocumentProgress(NamedTuple):
    """Counts of segments: confirmed by a human, drafted or edited, and all."""

    done: int
    begun: int
    total: int


def is_open(segment: Segment) -> bool:
    """True if nobody has confirmed the segment yet, as its source reads now."""
    return not segment.status.is_done or segment.is_outdated


def first(bitext: Bitext, test: SegmentTest = lambda _: True) -> SegmentRef | None:
    """The first segment that passes."""
    return next((ref for ref, segment in bitext.segments() if test(segment)), None)


def last(bitext: Bitext) -> SegmentRef | None:
    """The last segment."""
    for paragraph in reversed(bitext.paragraphs):
        if paragraph.segments:
            return SegmentRef(paragraph.id, paragraph.segments[-1].id)
    return None


def after(
    bitext: Bitext,
    ref: SegmentRef,
    test: SegmentTest = lambda _: True,
    *,
    skipped: Container[SegmentRef] = (),
) -> SegmentRef | None:
    """The nearest segment after `ref` that passes and is not skipped; None if there is none."""
    return _first_of(_onwards(bitext, ref), test, skipped)


def before(
    bitext: Bitext,
    ref: SegmentRef,
    test: SegmentTest = lambda _: True,
    *,
    skipped: Container[SegmentRef] = (),
) -> SegmentRef | None:
    """The nearest segment before `ref` that passes and is not skipped; None if there is none."""
    return _first_of(_backwards(bitext, ref), test, skipped)


def around(
    bitext: Bitext, ref: SegmentRef, test: SegmentTest, *, skipped: Container[SegmentRef] = ()
) -> SegmentRef | None:
    """The nearest segment after `ref` that passes, else the first of the document that does."""
    found = after(bitext, ref, test, skipped=skipped)
    return found or _first_of(bitext.segments(), test, skipped)


def around_back(
    bitext: Bitext, ref: SegmentRef, test: SegmentTest, *, skipped: Container[SegmentRef] = ()
) -> SegmentRef | None:
    """The nearest segment before `ref` that passes, else the last of the document that does."""
    found = before(bitext, ref, test, skipped=skipped)
    end = last(bitext)
    if found or end is None:
        return found
    if end not in skipped and test(bitext.segment(end)):
        return end
    return before(bitext, end, test, skipped=skipped)


def by_confidence(
    bitext: Bitext,
    ref: SegmentRef,
    *,
    worst_first: bool,
    skipped: Container[SegmentRef] = (),
) -> SegmentRef | None:
    """The untouched draft that follows `ref` in the order of confidence; the first after the last.

    Drafts of one confidence follow each other as in the document.  A segment that is no such draft
    is followed by the first.  None if there is no other.
    """
    sign = 1 if worst_first else -1
    order = sorted(
        (sign * confidence, number, each)
        for number, (each, segment) in enumerate(bitext.segments())
        if each not in skipped and (confidence := _open_confidence(segment)) is not None
    )
    refs = [each for _, _, each in order]
    if ref not in refs:
        return refs[0] if refs else None
    following = refs[(refs.index(ref) + 1) % len(refs)]
    return None if following == ref else following


def _open_confidence(segment: Segment) -> float | None:
    """The confidence of the draft in a segment that nobody has touched; None if it has none."""
    is_draft = segment.draft is not None and segment.stage is Status.DRAFT
    return segment.draft.confidence if is_draft and segment.draft else None


def number_of(bitext: Bitext, ref: SegmentRef) -> int:
    """The segment's number in its document, from 1."""
    position = bitext.positions[ref.paragraph]
    ahead = sum(len(paragraph.segments) for paragraph in bitext.paragraphs[:position])
    return ahead + bitext.paragraphs[position].position(ref.segment) + 1


def numbered(bitext: Bitext, number: int) -> SegmentRef | None:
    """The segment of a number; beyond the end the last one; None in an empty bitext."""
    number = max(1, number)
    for paragraph in bitext.paragraphs:
        if number <= len(paragraph.segments):
            return SegmentRef(paragraph.id, paragraph.segments[number - 1].id)
        number -= len(paragraph.segments)
    return last(bitext)


def progress(bitext: Bitext) -> DocumentProgress:
    """The progress of a bitext."""
    return _sum(_progress_of(paragraph.segments) for paragraph in bitext.paragraphs)


class ProgressCounter:
    """Counts the progress of a bitext that changes by a few paragraphs at a time."""

    def __init__(self) -> None:
        self._counted: tuple[Paragraph, ...] = ()
        self._progress = DocumentProgress(0, 0, 0)

    def of(self, bitext: Bitext) -> DocumentProgress:
        """The progress of `bitext`; quick if it is much like the one asked about before."""
        paragraphs = bitext.paragraphs
        if len(paragraphs) != len(self._counted):
            self._progress = progress(bitext)
        elif paragraphs is not self._counted:
            pairs = zip(paragraphs, self._counted, strict=True)
            changed = [(new, old) for new, old in pairs if new is not old]
            differences = [_differing(new.segments, old.segments) for new, old in changed]
            gained = _sum(_progress_of(new) for new, _ in differences)
            lost = _sum(_progress_of(old) for _, old in differences)
            self._progress = DocumentProgress(
                *(
                    count + more - less
                    for count, more, less in zip(self._progress, gained, lost, strict=True)
                )
            )
        self._counted = paragraphs
        return self._progress


def _first_of(
    segments: Iterable[tuple[SegmentRef, Segment]],
    test: SegmentTest,
    skipped: Container[SegmentRef],
) -> SegmentRef | None:
    return next((ref for ref, each in segments if ref not in skipped and test(each)), None)


def _onwards(bitext: Bitext, ref: SegmentRef) -> Iterator[tuple[SegmentRef, Segment]]:
    position = bitext.positions[ref.paragraph]
    start = bitext.paragraphs[position].position(ref.segment) + 1
    for paragraph in bitext.paragraphs[position:]:
        for segment in paragraph.segments[start:]:
            yield SegmentRef(paragraph.id, segment.id), segment
        start = 0


def _backwards(bitext: Bitext, ref: SegmentRef) -> Iterator[tuple[SegmentRef, Segment]]:
    position = bitext.positions[ref.paragraph]
    end: int | None = bitext.paragraphs[position].position(ref.segment)
    for paragraph in reversed(bitext.paragraphs[: position + 1]):
        for segment in reversed(paragraph.segments[:end]):
            yield SegmentRef(paragraph.id, segment.id), segment
        end = None


def _differing(
    new: tuple[Segment, ...], old: tuple[Segment, ...]
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both without what they share at their places: a paragraph may have a book's segments."""
    if len(new) != len(old):
        return new, old
    pairs = [(one, other) for one, other in zip(new, old, strict=True) if one is not other]
    return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)


def _progress_of(segments: Sequence[Segment]) -> DocumentProgress:
    done = begun = 0
    for segment in segments:
        if segment.status in _DONE:
            done += 1
        elif segment.target:
            begun += 1
    return DocumentProgress(done, begun, len(segments))


def _sum(counts: Iterable[DocumentProgress]) -> DocumentProgress:
    done = begun = total = 0
    for count in counts:
        done += count.done
        begun += count.begun
        total += count.total
    return DocumentProgress(done, begun, total)
