"""The termbase: terms with their renderings, and hits of them in a text."""

from dataclasses import dataclass, field
from enum import StrEnum

from alignwb.core.languages.dutch.dutch import is_verb
from alignwb.core.languages.english.tense_forms import without_to
from alignwb.core.languages.words import Span


class TermStatus(StrEnum):
    """The statuses of a rendering."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    DO_NOT_TRANSLATE = "do-not-translate"


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the termbase.

    Attributes:
        source: The Dutch term, in its dictionary form.
        target: Its English rendering; for FORBIDDEN the one that must not be used.
        status: The status of this rendering.
        pos: Part of speech, as the project names it; may be "".
        note: For the translator; may be "".
        variants: Other spellings of the source.
        author: Who of the team has this row; "" for one of the project's own glossary.  Rows that
            differ in nothing else are equal.
    """

    source: str
    target: str
    status: TermStatus = TermStatus.PREFERRED
    pos: str = ""
    note: str = ""
    variants: tuple[str, ...] = ()
    author: str = field(default="", compare=False)

    @property
    def sought(self) -> str:
        """The rendering as it is looked for: of a verb without the `to` of dictionaries.

        The `to` of all else, as in *to date* and *to scale*, is a part of it.
        """
        if not self.target.startswith("to ") or not is_verb(self.source, self.pos):
            return self.target
        return without_to(self.target)


def member_of(term: Term) -> str:
    """Who of the team has a term, as matches name members too; "" for one of one's own."""
    return f"team/{term.author}" if term.author else ""


@dataclass(frozen=True, slots=True)
class Termbase:
    """The terms of a project, in the order of its file.

    A source with several renderings has a row for each: the preferred one, those admitted beside
    it, those forbidden.
    """

    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a text, at characters `start` to `end` of it (end exclusive)."""

    start: int
    end: int
    term: Term

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)
