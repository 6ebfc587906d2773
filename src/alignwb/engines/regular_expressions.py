"""Regular expressions that give up after a while, by the `regex` module.

The standard library's can take hours over a few words, and hold every other thread up meanwhile.
`regex` looks at the clock, and lets other threads run.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from alignwb.core.searching.search import SearchError, Substitution

if TYPE_CHECKING:
    import regex  # type: ignore[import-untyped]  # publishes no types

LONGEST_S = 0.5
"""How long an expression may take over one text; the longest sentence takes a thousandth of it."""

LONGEST_IN_ALL_S = 10.0
"""How long it may take over all texts together, such as those of a document."""

_LONGEST_EXPRESSION = 2_000
_SHOWN = 60


class RegexFinder:
    """A `Finder` of what a regular expression matches.  May be used by several threads.

    Args:
        expression: As of Python's `re`, with the possibilities of `regex` besides.
        matches_case: Whether capitals and small letters are told apart.
        whole_words: Whether no letter or digit may stand beside a match.
        longest_s: How long it may take over one text.
        longest_in_all_s: How long it may take over all texts that it is given.

    Raises SearchError if it is no regular expression.
    """

    def __init__(
        self,
        expression: str,
        *,
        matches_case: bool = False,
        whole_words: bool = False,
        longest_s: float = LONGEST_S,
        longest_in_all_s: float = LONGEST_IN_ALL_S,
    ) -> None:
        self._shown = expression if len(expression) <= _SHOWN else f"{expression[:_SHOWN]}…"
        self._longest_s = longest_s
        self._left_s = longest_in_all_s
        self._compiled = self._compile(
            expression, matches_case=matches_case, whole_words=whole_words
        )

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it matches.  Raises SearchError if that takes too long."""
        return [match.span() for match in self._matches(text)]

    def substitutions(self, text: str, replacement: str) -> Sequence[Substitution]:
        r"""What is to stand in the place of each match: `\1`, `\g<name>` are its groups.

        Raises SearchError if the replacement names a group that the expression does not have.
        """
        found = self._matches(text)
        try:
            return [
                Substitution(match.start(), match.end(), match.expand(replacement))
                for match in found
            ]
        except IndexError as error:
            raise SearchError(
                f"“{replacement}” names a group that “{self._shown}” does not have",
                hint=r"\1 is what the first pair of brackets of the expression matches.",
            ) from error
        except Exception as error:
            _raise_unless_expected(error)
            raise SearchError(
                f"“{replacement}” is no replacement for a regular expression: {error}",
                hint=r"Write a backslash as \\.",
            ) from error

    def _matches(self, text: str) -> "list[regex.Match[str]]":
        began_s = monotonic()
        longest_s = min(self._longest_s, self._left_s)
        try:
            if longest_s <= 0:
                raise TimeoutError
            return list(self._compiled.finditer(text, timeout=longest_s, concurrent=True))
        except (TimeoutError, MemoryError, RecursionError) as error:
            raise SearchError(
                f"“{self._shown}” takes too long",
                hint="Say more exactly what is searched for; repetitions within repetitions, such"
                " as (a+b?)+, are what takes long.",
            ) from error
        finally:
            self._left_s -= monotonic() - began_s

    def _compile(
        self, expression: str, *, matches_case: bool, whole_words: bool
    ) -> "regex.Pattern[str]":
        import regex

        if len(expression) > _LONGEST_EXPRESSION:
            raise SearchError(
                f"“{self._shown}” is longer than {_LONGEST_EXPRESSION} characters",
                hint="Search for less at once.",
            )
        flags = regex.UNICODE | (0 if matches_case else regex.IGNORECASE)
        with self._no_expression():
            compiled = regex.compile(expression, flags)
            if not whole_words:
                return compiled
            return regex.compile(rf"(?<!\w)(?:{expression})(?!\w)", flags)

    @contextmanager
    def _no_expression(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            _raise_unless_expected(error)
            raise SearchError(
                f"“{self._shown}” is no regular expression: {error}",
                hint="Search for it as plain text, or write \\ before what has a meaning in"
                " expressions: . * + ? ( ) [ ] { } | ^ $ \\",
            ) from error


def _raise_unless_expected(error: Exception) -> None:
    """Raise the error again unless it is one that `regex` has for what it was given."""
    import regex

    if not isinstance(error, (regex.error, RecursionError, OverflowError, ValueError, KeyError)):
        raise error
