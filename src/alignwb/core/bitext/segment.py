"""A segment: one source sentence (or the n source sentences of a bead) and its target.

Origin and status are two axes: origin says where the target came from, status how far it has been
checked.  The draft is kept beside the target, always, so that a post-edit can be measured.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout


class Kind(StrEnum):
    """The part a paragraph plays in its document."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    ABSTRACT = "abstract"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    NOTE = "note"


class Status(StrEnum):
    """The stages of checking a target, in rising order."""

    INITIAL = "initial"  # no target yet
    DRAFT = "draft"  # a machine's or memory's proposal nobody has touched
    EDITED = "edited"  # touched by a human, not yet confirmed
    CONFIRMED = "confirmed"  # confirmed by the translator
    REVIEWED = "reviewed"  # read by a second reader
    LOCKED = "locked"  # final; edits are refused

    @property
    def is_done(self) -> bool:
        """True if a human has confirmed the target."""
        return self in {Status.CONFIRMED, Status.REVIEWED, Status.LOCKED}

    @property
    def may_be_overwritten(self) -> bool:
        """True if a batch job may replace the target: no human has touched it."""
        return self in {Status.INITIAL, Status.DRAFT}


class OriginKind(StrEnum):
    """The kinds of origins."""

    HUMAN = "human"
    MT = "mt"
    TM = "tm"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a target, kept while it is edited, until a person has typed every word of it.

    Attributes:
        kind: Human, machine, memory or reference.
        name: For MT "engine package version"; for TM the memory's name; else "".
        match_rate: Percent (0-100) for a memory match; else None.
    """

    kind: OriginKind
    name: str = ""
    match_rate: int | None = None


@dataclass(frozen=True, slots=True)
class PostEdit:
    """How a target became what it is: the text it was made from, and what people did to that.

    What it says is worked out in `core/bitext/post_edits`.

    Attributes:
        raw: The draft, match or other text as it was put in, before a person touched it; "" if
            the target was typed into an empty box; None where that is not known.
        origin: Where `raw` is from; None for "" and where that is not known.
        kept: The parts of the target that nobody has typed, as (start, end) in it: in order, and
            with something between them.  Where they are not known they are rather too long.
        typed: How many characters people have put into the target since `raw`, whether they still
            stand there or not; None where not all of its editing is known.
    """

    raw: str | None
    origin: Origin | None = None
    kept: tuple[tuple[int, int], ...] = ()
    typed: int | None = None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One scored alternative; `score` is log-probability per token, higher is better."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Draft:
    """An engine's proposal for one segment, before a human touched it.

    Attributes:
        engine: The engine's name, e.g. "argos".
        package: The model package's name, as the package itself states it.
        version: The model package's version, as the package itself states it.
        hypotheses: At least one, best first.
        repaired: The terms that the engine put right in the best hypothesis, as (start, end) in
            the source.  Known when a draft is made; it is not saved with it.
        terms: The key of the terms that its source had in the termbase; "" for none, or where
            that is not known.
        confidence: The probability that it needs little editing, 0 to 1; None where nobody has
            judged it.
        reworded: What its translator always writes otherwise than the engine and was put right in
            its hypotheses: each word or sign of the engine's, and the one in its place.
    """

    engine: str
    package: str
    version: str
    hypotheses: tuple[Hypothesis, ...]
    repaired: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    terms: str = ""
    confidence: float | None = None
    reworded: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.hypotheses:
            raise ValueError("a draft needs at least one hypothesis")

    @property
    def text(self) -> str:
        """The best hypothesis."""
        return self.hypotheses[0].text

    @property
    def score(self) -> float:
        """The best hypothesis's score."""
        return self.hypotheses[0].score

    @property
    def origin(self) -> Origin:
        """The origin of a target that was taken from this draft."""
        return Origin(OriginKind.MT, f"{self.engine} {self.package} {self.version}")


class SegmentRef(NamedTuple):
    """Names one segment of a bitext; segment ids are unique only inside their paragraph."""

    paragraph: str
    segment: str

    def __str__(self) -> str:
        return f"{self.paragraph}/{self.segment}"


class Dismissal(NamedTuple):
    """A finding that the translator has looked at and let stand.

    Attributes:
        kind: The finding's kind.
        subject: What it is about; a finding about something else is another one.
        reason: Why it may stand; "" for none.
    """

    kind: str
    subject: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStart:
    """Where a paragraph of the source begins in a segment, and what the source says of it.

    A paragraph of a bitext may hold several of its source: a bead crosses their border, or a person
    has joined them.  Then each of these, the first one too, has a start in the segment in which it
    begins, so that they can be parted again.

    Attributes:
        offset: Characters of the segment's source before it; 0 where the segment begins with it.
        paragraph: The id it has where it is a paragraph of its own.
        kind: The part it plays in its document.
        page: Page of the source it starts on, where known.
        lines: First and last line (1-based, inclusive) in the source file, where known.
        places: Where its text stands in a source document that is written back.
        layout: What it is a part of in its document.
    """

    offset: int
    paragraph: str
    kind: Kind = Kind.PARAGRAPH
    page: int | None = None
    lines: tuple[int, int] | None = None
    places: tuple[str, ...] = ()
    layout: Layout = PLAIN

    def moved(self, characters: int) -> "ParagraphStart":
        """The start so many characters further on."""
        return replace(self, offset=self.offset + characters)


@dataclass(frozen=True, slots=True)
class Segment:
    """One source sentence, or the n source sentences of a bead, and its target.

    Attributes:
        id: Unique in its paragraph and stable over saves, splits and merges ("s1").
        source: Source text, markers as `[^2]`; "" for a target without a counterpart.
        target: Target text; "" while there is none.
        status: How far the target has been checked.
        origin: The target's; None while there is none.
        draft: The engine's proposal; kept however the target is changed.
        note: The translator's note; "" for none.
        pairing: The segment as a bead; None where the texts were not aligned.
        dismissed: The findings of the checks that are to be told no more.
        original_source: The source as it was imported, if someone has corrected it since; else "".
            Of a bead its pairing has it.
        is_outdated: True if the source was corrected after the target was confirmed, and nobody
            has confirmed it since.
        post_edit: What people did to the target; None where nobody has touched it, and where it is
            not known (`post_edit_of` tells which).
        paragraph_starts: The paragraphs of the source that begin in it, in order; () where its
            paragraph is one of the source.
    """

    id: str
    source: str
    target: str = ""
    status: Status = Status.INITIAL
    origin: Origin | None = None
    draft: Draft | None = None
    note: str = ""
    pairing: Pairing | None = None
    dismissed: tuple[Dismissal, ...] = ()
    original_source: str = ""
    is_outdated: bool = False
    post_edit: PostEdit | None = None
    paragraph_starts: tuple[ParagraphStart, ...] = ()

    @property
    def first_source(self) -> str:
        """The source as it was imported or aligned, whatever was corrected in it since."""
        original = self.pairing.original_source if self.pairing else self.original_source
        return original or self.source

    @property
    def stage(self) -> Status:
        """How far the target has been checked, as it can be told.

        A machine's draft that is none of what the machine proposed was rewritten by another
        program, which left the status as it was: it is a human's, and counts as edited.
        """
        is_machine_s = self.origin is not None and self.origin.kind is OriginKind.MT
        if self.status is not Status.DRAFT or not is_machine_s or self.draft is None:
            return self.status
        written = " ".join(self.target.split())
        own = (" ".join(each.text.split()) for each in self.draft.hypotheses)
        return Status.DRAFT if written in own else Status.EDITED

    @property
    def is_from_memory(self) -> bool:
        """True if its target is a memory's, so a human once wrote it, and nobody has touched it."""
        kind = self.origin.kind if self.origin else None
        return bool(self.target and self.status is Status.DRAFT and kind is OriginKind.TM)

    @property
    def confidence(self) -> float | None:
        """The aligner's confidence in the bead, 0..1; None where a person decided."""
        return self.pairing.confidence if self.pairing else None

    @property
    def is_flagged(self) -> bool:
        """True if the reviewer wants to come back to the bead."""
        return self.pairing is not None and self.pairing.is_flagged

    def as_bead(self) -> "Segment":
        """The segment as a bead, a plain pair if it was not aligned."""
        if self.pairing:
            return self
        pairing = Pairing(original_source=self.original_source)
        return replace(self, pairing=pairing, original_source="")

    def text(self, side: Side) -> str:
        """Its text on that side."""
        return self.source if side is Side.SOURCE else self.target
