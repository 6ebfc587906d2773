"""Regular expressions that people write, with a limit on the time that a search may take."""

from collections.abc import Iterator
from typing import Protocol

from alignwb.errors import EngineError

_SEARCH_S = 0.05
"""Of one text: the longest searches of sane patterns take a thousandth of it."""


class SearchPattern(Protocol):
    """A pattern, ready to be searched for."""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The places it has in a text, in order.  Raises EngineError if a search takes long."""


class _Pattern:
    def __init__(self, text: str) -> None:
        import regex  # type: ignore[import-untyped]  # publishes no types

        self._text = text
        self._pattern = regex.compile(text)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        try:
            for match in self._pattern.finditer(text, timeout=_SEARCH_S):
                yield match.span()
        except TimeoutError as error:
            raise EngineError(
                f"the pattern “{self._text}” takes too long to be searched for",
                hint="Nested repetitions such as (a+)+ are the usual reason.",
            ) from error


def search_pattern(text: str) -> SearchPattern:
    """A regular expression.  Raises ValueError, in words, if it is none."""
    import regex

    try:
        return _Pattern(text)
    except regex.error as error:
        raise ValueError(str(error)) from error
