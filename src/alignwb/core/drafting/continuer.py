"""The `Continuer` protocol: an engine that goes on with what a translator has begun to write."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from alignwb.core.drafting.translator import DraftRequest


class ContinuedPart(NamedTuple):
    """A word, or punctuation, that may come next.

    Attributes:
        text: Its characters with the space before it, if there is one; of a word that is begun,
            those that it lacks.
        probability: That it comes, given everything before it (0 to 1).
    """

    text: str
    probability: float


Continuation = tuple[ContinuedPart, ...]
"""What may follow, part by part; joined and put behind the prefix the texts are a beginning of a
translation.  Empty where the translation may be at its end."""


class Continuer(Protocol):
    """Continues translations."""

    @property
    def name(self) -> str:
        """The engine, the package and its version, separated by spaces, for people to read."""

    def continuations(
        self,
        request: DraftRequest,
        prefix: str,
        most: int = 5,
        document: Sequence[str] = (),
    ) -> tuple[Continuation, ...]:
        """What may follow a prefix, the likeliest first; each begins in another way.

        request: the segment.  prefix: the beginning of its translation, which may end inside a
        word.  most: how many at most.  document: the sources of the whole document, whose names
        are known from it.

        Nothing is returned where the engine cannot go on.  Raises EngineError.
        """
