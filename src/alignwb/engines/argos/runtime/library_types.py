"""Types for the objects of the libraries, which come without: as far as they are used."""

from collections.abc import Sequence
from typing import Protocol


class ArgosTokenizer(Protocol):
    """`argostranslate.tokenizer.Tokenizer`."""

    def encode(self, sentence: str) -> list[str]:
        """Cut a text into tokens."""

    def decode(self, tokens: list[str]) -> str:
        """Join tokens to a text."""


class TranslationResult(Protocol):
    """`ctranslate2.TranslationResult`: of one sentence, best hypothesis first."""

    @property
    def hypotheses(self) -> list[list[str]]:
        """The tokens of each hypothesis."""

    @property
    def scores(self) -> list[float]:
        """Of each hypothesis the log-probability over length to the power of the length penalty."""

    @property
    def attention(self) -> list[list[list[float]]]:
        """Of each hypothesis, and each of its tokens, a weight for each source token."""


class ContinuedResult(Protocol):
    """`ctranslate2.TranslationResult` of a sentence whose translation was begun."""

    @property
    def hypotheses(self) -> list[list[str]]:
        """The tokens of each hypothesis."""

    @property
    def scores(self) -> list[float]:
        """Of each hypothesis the log-probability of what was not begun."""

    @property
    def logits(self) -> list[list[object]]:
        """Of each hypothesis, and each of its tokens, an array with a figure for every token.

        The higher the likelier.  Those of alternatives begin at their own first token, whose array
        is empty.
        """


class PendingResult(Protocol):
    """`ctranslate2.AsyncTranslationResult`."""

    def done(self) -> bool:
        """Whether the result is ready."""

    def result(self) -> TranslationResult:
        """Wait for the result.  Raises RuntimeError if the model failed."""


class AvailablePackage(Protocol):
    """`argostranslate.package.AvailablePackage`."""

    @property
    def package_version(self) -> str:
        """The version that its metadata states."""

    @property
    def links(self) -> Sequence[str]:
        """The addresses of its file."""
