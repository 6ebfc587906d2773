"""What the checks are given: a segment among its neighbours, and what is known of its document."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Protocol

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.markers import MARKER
from alignwb.core.bitext.segment import Segment
from alignwb.core.languages.dutch.names import Names
from alignwb.core.languages.words import Span, Word, words_of
from alignwb.core.terms.checking import RenderingFinder
from alignwb.core.terms.termbase import TermHit

NO_WORDS: frozenset[str] = frozenset()


class Variety(StrEnum):
    """The two spellings of English."""

    BRITISH = "British"
    AMERICAN = "American"


class LengthRatio(NamedTuple):
    """How long targets are, compared with their sources: of the logarithm of the ratio."""

    mean: float
    deviation: float


class ProjectRule(Protocol):
    """A rule of the project, as the checks use it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def message(self) -> str:
        """What to say of a segment that breaks it."""

    @property
    def stops(self) -> bool:
        """Whether breaking it asks for a second Enter."""

    def broken_at(
        self, source: str, target: str
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """The places in source and target that break it; None if nothing does."""


@dataclass(frozen=True, slots=True)
class TermKnowledge:
    """The termbase, as the checks use it.

    Attributes:
        find: Finds the terms in a source.
        find_rendering: Finds a rendering in a target.
        words: The words of all renderings, lower case: they are no spelling mistakes.
    """

    find: Callable[[str], Sequence[TermHit]]
    find_rendering: RenderingFinder
    words: Container[str] = NO_WORDS


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a document and its project, for every segment alike.

    Attributes:
        names: The names of the sources.
        renderings: What the targets have for a name of the sources, where they agree.
        capitalised: How many targets have a word with a capital.
        variants: Of a spelling of a name that is rare, the usual one.
        words: English words, lower case; empty if unknown.
        guess: Finds the one English word that a misspelt one was meant to be, or "".
        dutch_words: All words of the sources, lower case.
        common: Words that the targets have so often that they are meant.
        length: How long targets are; None if there are too few to tell.
        terms: The termbase; None without one.
        keeps_quotations: True if the targets have quotation marks where the sources have them.
        variety: The spelling that is asked for, or that most targets have; None for either.
        rules: The project's rules.
        unlinked: Finds the stretches of a source that no word of the target translates; None
            where words are not linked.
    """

    names: Names = field(default_factory=Names)
    renderings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    capitalised: Mapping[str, int] = field(default_factory=dict)
    variants: Mapping[str, str] = field(default_factory=dict)
    words: Container[str] = NO_WORDS
    guess: Callable[[str], str] | None = None
    dutch_words: Container[str] = NO_WORDS
    common: Container[str] = NO_WORDS
    length: LengthRatio | None = None
    terms: TermKnowledge | None = None
    keeps_quotations: bool = True
    variety: Variety | None = None
    rules: tuple[ProjectRule, ...] = ()
    unlinked: Callable[[str, str], Sequence[Span]] | None = None


@dataclass(frozen=True)
class Checked:
    """A segment to be checked.

    Attributes:
        segment: It.
        kind: The part its paragraph plays in the document.
        previous: The segment before it in its paragraph.
        following: The one after it.
        known: What is known of its document.
        is_confirmed: True if it is confirmed, or just about to be.
        codes: The inline codes of its paragraph.
    """

    segment: Segment
    kind: Kind = Kind.PARAGRAPH
    previous: Segment | None = None
    following: Segment | None = None
    known: Knowledge = field(default_factory=Knowledge)
    is_confirmed: bool = False
    codes: Codes = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Its source."""
        return self.segment.source

    @property
    def target(self) -> str:
        """Its target."""
        return self.segment.target

    @cached_property
    def bare_source(self) -> str:
        """Its source with blanks in the place of markers, so that every place stays the same."""
        return blanked(self.source)

    @cached_property
    def bare_target(self) -> str:
        """Its target, likewise."""
        return blanked(self.target)

    @cached_property
    def source_words(self) -> tuple[Word, ...]:
        """The words of its source."""
        return words_of(self.source)

    @cached_property
    def target_words(self) -> tuple[Word, ...]:
        """The words of its target."""
        return words_of(self.target)


def blanked(text: str) -> str:
    """A text with a blank for every character of a marker."""
    return MARKER.sub(lambda match: " " * len(match[0]), text) if "[^" in text else text
