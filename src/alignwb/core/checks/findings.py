"""What a check finds: its kind, its weight, its place, and the one right repair if there is one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from alignwb.core.bitext.segment import Dismissal, Segment, SegmentRef
from alignwb.core.languages.words import Span


class CheckKind(StrEnum):
    """The kinds of findings, by the names that `--only`, JSON and dismissals have for them."""

    EMPTY = "empty"  # nothing where a translation should be
    SAME_AS_SOURCE = "same-as-source"
    NUMBER = "number"  # a number, date, year or time
    MARKER = "marker"  # a footnote marker
    CODE = "code"  # a tag, placeholder or address
    NAME = "name"
    QUOTATION = "quotation"  # quotation marks
    BRACKET = "bracket"
    ENDING = "ending"  # the punctuation at the end
    DOUBLED_WORD = "doubled-word"
    SPACING = "spacing"
    CAPITAL = "capital"
    LENGTH = "length"
    TERM = "term"  # a rendering the termbase asks for is missing
    FORBIDDEN_TERM = "forbidden-term"
    DOUBLED_TERM = "doubled-term"
    NAME_VARIES = "name-varies"
    TERM_VARIES = "term-varies"
    TARGET_VARIES = "target-varies"  # the same source, translated differently
    DUTCH = "dutch"  # Dutch left in the English
    SPELLING = "spelling"  # a word that is no English
    LOOP = "loop"
    OMISSION = "omission"  # a clause that nothing in the target translates
    SENTENCES = "sentences"  # the number of sentences
    VARIETY = "variety"  # British and American spelling mixed
    UNEDITED = "unedited"  # a rough draft or an unfitted match, confirmed as it came
    DIALOGUE = "dialogue"  # a turn of dialogue
    RULE = "rule"  # a rule of the project


class Weight(StrEnum):
    """What a finding asks for."""

    STOPS = "stops"  # a second Enter before the segment is confirmed
    MARKS = "marks"  # a look, when there is time


@dataclass(frozen=True, slots=True)
class Fix:
    """The repair of a target: its characters `start` to `end` (exclusive) become `text`."""

    start: int
    end: int
    text: str

    def apply(self, target: str) -> str:
        """The target after the repair."""
        return target[: self.start] + self.text + target[self.end :]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in one segment.

    Attributes:
        kind: Its kind.
        message: What is wrong, in words, for one line.
        weight: What it asks for.
        subject: What it is about, e.g. a number or a word: with the kind it names the finding, so
            that one dismissed stays so until it is about something else.
        source: Where it is in the source; () for nowhere in particular.
        target: The same in the target.
        fix: The repair; None unless there is exactly one right one.
    """

    kind: CheckKind
    message: str
    weight: Weight = Weight.MARKS
    subject: str = ""
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    fix: Fix | None = None

    @property
    def stops(self) -> bool:
        """True if it asks for a second Enter."""
        return self.weight is Weight.STOPS

    def dismissed_in(self, segment: Segment) -> Dismissal | None:
        """That a person has let it stand in this segment; None if nobody has."""
        for dismissal in segment.dismissed:
            if (dismissal.kind, dismissal.subject) == (self.kind, self.subject):
                return dismissal
        return None


@dataclass(frozen=True, slots=True)
class SegmentFinding:
    """A finding with the segment it was found in.

    Attributes:
        ref: The segment.
        finding: What was found.
        dismissal: That a person let it stand, and why; None if nobody has.
    """

    ref: SegmentRef
    finding: Finding
    dismissal: Dismissal | None = None


class FindingCounts(NamedTuple):
    """How much is found in a document, dismissed findings left out.

    Attributes:
        stopping: Findings that ask for a second Enter.
        others: Those that only mark.
    """

    stopping: int = 0
    others: int = 0
