"""The parts of a request: how a piece of its source is read, and the hypotheses it gets."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from alignwb.core.bitext.markers import PlacedMarker
from alignwb.core.code_places.lifting import LiftedCode, LiftedText
from alignwb.core.languages.words import Span
from alignwb.core.terms.rendering import TermPlace
from alignwb.engines.draft_making.kept.spans import NOTHING_KEPT, KeptParts
from alignwb.engines.draft_making.restoring import RestoredHypothesis, SourcePiece, Style, prepare
from alignwb.engines.draft_making.terms.substitution import (
    moved_codes,
    substitute,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A piece of a source, and the way it is read.

    Attributes:
        text: Without markers.
        markers: By their offset in it.
        places: Where terms stand in it.
        is_heading: Whether it is read as one.
        encode: Makes tokens of a text.
        style: Of its document.
        kept: What is no language in it.
        codes: Its inline codes, by their offset in it.
    """

    text: str
    markers: tuple[PlacedMarker, ...]
    places: Sequence[tuple[Span, TermPlace]]
    is_heading: bool
    encode: Callable[[str], list[str]]
    style: Style
    kept: KeptParts = NOTHING_KEPT
    codes: tuple[LiftedCode, ...] = ()

    def read(self, insisted: Collection[int] = ()) -> SourcePiece:
        """The piece as the model reads it.

        insisted: the numbers of terms that the model passed over before.
        """
        apostrophe = self.style.apostrophe
        text, own, terms = substitute(self.text, self.markers, self.places, apostrophe, insisted)
        _, marks, _ = substitute(self.text, self.kept.marks, self.places, apostrophe, insisted)
        _, raised, _ = substitute(self.text, self.kept.raised, self.places, apostrophe, insisted)
        codes = moved_codes(self.text, self.codes, self.places, text, terms)
        return prepare(
            text,
            own,
            self.encode,
            self.style,
            terms,
            replace(self.kept, marks=marks, raised=raised),
            codes,
            is_heading=self.is_heading,
        )


@dataclass(slots=True)
class RequestPart:
    """One piece of a request: text that is kept, or text to read and, later, its hypotheses.

    Once it has them, `quality` is what is expected of the best one, as chrF in percent.
    """

    kept: str
    reading: Reading | None
    source: SourcePiece | None
    hypotheses: tuple[RestoredHypothesis, ...] = ()
    was_retried: bool = False
    was_read_again: bool = False
    quality: float = 0.0


@dataclass(slots=True)
class OpenRequest:
    """A request on its way to a draft.

    Attributes:
        index: Its place among the requests.
        prefix: Markers that stand before its first word, as they are written.
        parts: In order; joined by single spaces they are the text after the prefix.
        waiting: How many parts still lack their hypotheses.
        lifted: The source without its inline codes, and those; None if it has none.
    """

    index: int
    prefix: str
    parts: list[RequestPart] = field(default_factory=list)
    waiting: int = 0
    lifted: LiftedText | None = None


def is_answered(request: OpenRequest) -> bool:
    """Whether each part that was to be read has hypotheses."""
    return all(part.hypotheses for part in request.parts if part.source is not None)


def read_again(part: RequestPart, source: SourcePiece) -> SourcePiece | None:
    """The part read once more, insisting upon the terms that its best wording lacks.

    None if it lacks none, or if that would change nothing.  A part is read twice at most.
    """
    if part.was_read_again or part.reading is None:
        return None
    insisted = [
        number for number in part.hypotheses[0].unsaid if source.terms[number].may_be_insisted
    ]
    if not insisted:
        return None
    part.was_read_again = True
    return part.reading.read(insisted)
