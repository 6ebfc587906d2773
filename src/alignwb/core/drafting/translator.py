"""What drafting asks of an engine: the `Translator` protocol and what it is given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.segment import Draft
from alignwb.core.terms.termbase import TermHit


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """One segment to draft.

    Attributes:
        source: Its source, markers as `[^2]`.
        kind: The kind of its paragraph.
        terms: The terms in the source that its draft is to honour.
    """

    source: str
    kind: Kind = Kind.PARAGRAPH
    terms: tuple[TermHit, ...] = ()


class Translator(Protocol):
    """Whole documents in, drafts out."""

    @property
    def name(self) -> str:
        """The engine's, the package's name and its version, separated by spaces, for people."""

    def translate(
        self, requests: Sequence[DraftRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        """Draft every request, in batches as they get ready.

        Yields tuples of (index into `requests`, draft), each index once, in any order.  Asks
        `cancelled` between batches and stops early when it answers True.  Every marker of a
        source is in each of its hypotheses exactly once.  Raises EngineError.
        """
