"""Which texts of a bitext are exported, and which are left out and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from alignwb.core.bitext import Bitext, Kind, Paragraph
from alignwb.core.segment import Segment, Status
from alignwb.formats.translation_unit import TranslationUnit

COLUMNS = (
    "source",
    "target",
    "note",
    "status",
    "origin",
    "origin-name",
    "match-rate",
    "document",
    "segment",
    "kind",
)
"""What is known of a unit: its texts, its note and the names of its properties."""

_RANKS = {status: rank for rank, status in enumerate(Status)}


class Reason(Enum):
    """Why something is left out."""

    UNCONFIRMED = "nobody vouches for it"
    UNTRANSLATED = "there is no target"


@dataclass(slots=True)
class Selection:
    """Chooses what is exported and counts what is not.

    Attributes:
        drafts: Whether targets nobody vouches for are taken too.
        fill_source: Whether a text has the source where its target is left out.
        left_out: How many units were left out, or filled, by reason.
    """

    drafts: bool = False
    fill_source: bool = False
    left_out: Counter[Reason] = field(default_factory=Counter)

    def sentences(self, bitext: Bitext) -> Iterator[TranslationUnit]:
        """A unit for each segment that is taken."""
        for paragraph in bitext.paragraphs:
            for segment in paragraph.segments:
                if self._takes((segment,)) and segment.target:
                    yield _unit(bitext, paragraph, (segment,), f"{paragraph.id}/{segment.id}")

    def paragraphs(self, bitext: Bitext) -> Iterator[TranslationUnit]:
        """A unit for each paragraph of which every segment is taken."""
        for paragraph in bitext.paragraphs:
            if self._takes(paragraph.segments) and paragraph.target:
                yield _unit(bitext, paragraph, paragraph.segments, paragraph.id)

    def texts(self, bitext: Bitext) -> Iterator[tuple[Kind, str]]:
        """The target of each paragraph, of which anything is left, with its kind."""
        for paragraph in bitext.paragraphs:
            pieces = [self._text(segment) for segment in paragraph.segments]
            text = " ".join(piece for piece in pieces if piece)
            if text:
                yield paragraph.kind, text

    def _text(self, segment: Segment) -> str:
        if self._takes((segment,)):
            return segment.target
        return segment.source if self.fill_source else ""

    def _takes(self, segments: tuple[Segment, ...]) -> bool:
        for reason in filter(None, map(self._reason, segments)):
            self.left_out[reason] += 1
            return False
        return True

    def _reason(self, segment: Segment) -> Reason | None:
        if segment.status.is_done:
            # Also where the target is empty: somebody decided that nothing belongs there.
            return None
        if not segment.target:
            return Reason.UNTRANSLATED
        return None if self.drafts else Reason.UNCONFIRMED


def _unit(
    bitext: Bitext, paragraph: Paragraph, segments: tuple[Segment, ...], place: str
) -> TranslationUnit:
    """Segments as one unit: the weakest of their statuses, their one origin if they share it."""
    status = min((segment.status for segment in segments), key=_RANKS.__getitem__)
    properties = [
        ("document", bitext.document),
        ("segment", place),
        ("kind", paragraph.kind.value),
        ("status", status.value),
    ]
    origins = {segment.origin for segment in segments if segment.target}
    origin = origins.pop()
    if origin and not origins:
        properties.append(("origin", origin.kind.value))
        if origin.name:
            properties.append(("origin-name", origin.name))
        if origin.match_rate is not None:
            properties.append(("match-rate", str(origin.match_rate)))
    return TranslationUnit(
        source=" ".join(segment.source for segment in segments),
        target=" ".join(segment.target for segment in segments if segment.target),
        note="\n".join(segment.note for segment in segments if segment.note),
        properties=tuple(properties),
    )
