"""The `Translator` protocol that a drafting engine implements, and its requests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.segment import Draft
from alignwb.core.terms.termbase import TermHit


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """One segment to draft.

    Attributes:
        source: Its source, markers as `[^2]`, inline codes as their characters.
        kind: The kind of its paragraph.
        terms: The terms in the source that its draft is to honour.
        codes: The inline codes of its paragraph; what is not known of one is taken to be usual.
        confirmed: Sources and targets that the translator has confirmed; an engine prefers their
            words where it can.  Requests of one call have the same.
    """

    source: str
    kind: Kind = Kind.PARAGRAPH
    terms: tuple[TermHit, ...] = ()
    codes: Codes = field(default_factory=dict)
    confirmed: Sequence[tuple[str, str]] = field(default=(), compare=False, repr=False)


class Translator(Protocol):
    """Drafts whole documents."""

    @property
    def name(self) -> str:
        """The engine, the package and its version, separated by spaces, for people to read."""

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        """Draft every request, in batches as they get ready.

        document: the sources of the whole document, so that a few requests are drafted as they
        would be among all; without it the requests are the document.

        Yields tuples of (index into `requests`, draft), each index once, in any order; one for
        which the engine gives nothing is left out.  Asks `cancelled` between batches and stops
        early when it answers True.  Every marker and every inline code of a source is in each of
        its hypotheses exactly once.  Raises EngineError.
        """
