"""Choosing which texts of a bitext are exported, with account of those left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.post_edits.amounts import Edited, added_up, edit_amount
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.translation_unit import TranslationUnit

COLUMNS = (
    "source",
    "target",
    "note",
    "status",
    "origin",
    "origin-name",
    "match-rate",
    "made-from",
    "edited",
    "edit-distance",
    "characters-typed",
    "document",
    "segment",
    "kind",
    "client-note",
)
"""The columns a table can have: a unit's texts, its note and its properties."""

_RANKS = {status: rank for rank, status in enumerate(Status)}


class Reason(Enum):
    """Why a unit is left out."""

    UNCONFIRMED = "nobody has confirmed it"
    UNTRANSLATED = "there is no target"


@dataclass(frozen=True, slots=True)
class Null:
    """A unit that has no counterpart, and is not meant to have one.

    Attributes:
        document: The name of its document.
        place: The id of its paragraph, with that of its segment where it is a segment.
        lacks: The side that is empty.
        text: The text of the other side.
    """

    document: str
    place: str
    lacks: Side
    text: str


@dataclass(slots=True)
class Selection:
    """Chooses what is exported, and counts what is not.

    Attributes:
        drafts: Whether targets nobody has confirmed are taken too.
        fill_source: Whether the source stands in for a target that is left out.
        with_nulls: Whether a unit may have an empty source or target.
        left_out: How many units were left out, or filled, by reason.
        nulls: Those left out because one side is empty for good.
    """

    drafts: bool = False
    fill_source: bool = False
    with_nulls: bool = False
    left_out: Counter[Reason] = field(default_factory=Counter)
    nulls: list[Null] = field(default_factory=list)

    def sentences(self, bitext: Bitext) -> Iterator[TranslationUnit]:
        """A unit for each segment that is taken."""
        for paragraph in bitext.paragraphs:
            for segment in paragraph.segments:
                place = f"{paragraph.id}/{segment.id}"
                yield from self._unit(bitext, paragraph, (segment,), place)

    def paragraphs(self, bitext: Bitext) -> Iterator[TranslationUnit]:
        """A unit for each paragraph of which every segment is taken."""
        for paragraph in bitext.paragraphs:
            yield from self._unit(bitext, paragraph, paragraph.segments, paragraph.id)

    def texts(self, bitext: Bitext) -> Iterator[tuple[Kind, str]]:
        """The kind and target of each paragraph of which anything is taken."""
        for paragraph in bitext.paragraphs:
            pieces = [self.text(segment) for segment in paragraph.in_target_order()]
            text = paragraph.plain(" ".join(piece for piece in pieces if piece))
            if text:
                yield paragraph.kind, text

    def _unit(
        self, bitext: Bitext, paragraph: Paragraph, segments: tuple[Segment, ...], place: str
    ) -> Iterator[TranslationUnit]:
        null = None if self.with_nulls else _null(bitext.document, place, segments)
        if null:
            self.nulls.append(null)
        elif self._takes(segments):
            yield _unit(bitext, paragraph, segments, place)

    def text(self, segment: Segment) -> str:
        """The target of a segment, or what stands in for it; "" if it is left out."""
        if self._takes((segment,)):
            return segment.target
        return segment.source if self.fill_source else ""

    def takes(self, segment: Segment) -> bool:
        """Whether the target of a segment is taken; one that is not counts as left out."""
        return self._takes((segment,))

    def _takes(self, segments: tuple[Segment, ...]) -> bool:
        for reason in filter(None, map(self._reason, segments)):
            self.left_out[reason] += 1
            return False
        return True

    def _reason(self, segment: Segment) -> Reason | None:
        if segment.status.is_done:
            # Also where the target is empty: somebody decided that nothing belongs there.
            return None
        if not segment.target and not segment.pairing:
            return Reason.UNTRANSLATED
        return None if self.drafts else Reason.UNCONFIRMED


def _null(document: str, place: str, segments: tuple[Segment, ...]) -> Null | None:
    source, target = _joined(segments)
    if not source:
        return Null(document, place, Side.SOURCE, target)
    # A target may also be empty because there is none yet.
    if not target and all(segment.pairing or segment.status.is_done for segment in segments):
        return Null(document, place, Side.TARGET, source)
    return None


def _joined(segments: tuple[Segment, ...]) -> tuple[str, str]:
    """The sources of some segments as one text, and their targets."""
    return (
        " ".join(segment.source for segment in segments if segment.source),
        " ".join(segment.target for segment in segments if segment.target),
    )


def _amounts(segments: tuple[Segment, ...]) -> Iterator[tuple[str, str]]:
    """How far the targets are from what they were made from; only what is known of all of them."""
    amounts = [amount for each in segments if (amount := edit_amount(each))]
    if not amounts:
        return
    kinds = {amount.made_from for amount in amounts}
    if len(kinds) == 1 and (kind := kinds.pop()):
        yield "made-from", kind.value
    how = {amount.edited for amount in amounts}
    is_known = Edited.UNKNOWN not in how
    if is_known:
        yield "edited", (how.pop() if len(how) == 1 else Edited.PARTLY).value
    totals = added_up(amounts)
    if all(amount.distance is not None for amount in amounts):
        yield "edit-distance", str(totals.distance)
    if all(amount.typed is not None for amount in amounts):
        yield "characters-typed", str(totals.typed)


def _unit(
    bitext: Bitext, paragraph: Paragraph, segments: tuple[Segment, ...], place: str
) -> TranslationUnit:
    """Segments as one unit, with the lowest of their statuses and the origin they share, if any."""
    status = min((segment.stage for segment in segments), key=_RANKS.__getitem__)
    properties = [
        ("document", bitext.document),
        ("segment", place),
        ("kind", paragraph.kind.value),
        ("status", status.value),
    ]
    if paragraph.client_notes:
        properties.append(("client-note", " / ".join(paragraph.client_notes)))
    origins = {segment.origin for segment in segments if segment.target}
    origin = origins.pop() if origins else None
    if origin and not origins:
        properties.append(("origin", origin.kind.value))
        if origin.name:
            properties.append(("origin-name", origin.name))
        if origin.match_rate is not None:
            properties.append(("match-rate", str(origin.match_rate)))
    properties += _amounts(segments)
    source, target = _joined(segments)
    return TranslationUnit(
        source,
        target,
        note="\n".join(segment.note for segment in segments if segment.note),
        properties=tuple(properties),
        codes=paragraph.codes,
    )
