"""What is used of the libraries' objects, which come without types."""

from collections.abc import Sequence
from typing import Protocol


class ArgosTokenizer(Protocol):
    """`argostranslate.tokenizer.Tokenizer`."""

    def encode(self, sentence: str) -> list[str]:
        """Text to tokens."""

    def decode(self, tokens: list[str]) -> str:
        """Tokens to text."""


class TranslationResult(Protocol):
    """`ctranslate2.TranslationResult`: of one sentence, best hypothesis first."""

    @property
    def hypotheses(self) -> list[list[str]]:
        """Tokens."""

    @property
    def scores(self) -> list[float]:
        """Log-probability over the length to the power of the length penalty."""

    @property
    def attention(self) -> list[list[list[float]]]:
        """For each target token a row with a weight for each source token."""


class PendingResult(Protocol):
    """`ctranslate2.AsyncTranslationResult`."""

    def done(self) -> bool:
        """Whether it can be had at once."""

    def result(self) -> TranslationResult:
        """Waits for it.  Raises RuntimeError if the model failed."""


class AvailablePackage(Protocol):
    """`argostranslate.package.AvailablePackage`."""

    @property
    def package_version(self) -> str:
        """Of the package."""

    @property
    def links(self) -> Sequence[str]:
        """Addresses of its file."""
