"""Making finders, and looking through a whole document with one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.search import (
    Field,
    Finder,
    Search,
    SearchError,
    Substitution,
    texts_of,
)
from alignwb.core.searching.through_codes import FinderThroughCodes

_LOOK_EVERY = 64


class Found(NamedTuple):
    """A segment that holds what was searched for, and where in each of its texts."""

    ref: SegmentRef
    segment: Segment
    places: dict[Field, tuple[tuple[int, int], ...]]


@dataclass(slots=True)
class RememberingFinder:
    """Finds each text's places once; the texts of a document hardly change between two keys."""

    finder: Finder
    _known: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where it stands.  Raises SearchError."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = tuple(self.finder.spans(text))
        return known

    def substitutions(self, text: str, replacement: str) -> tuple[Substitution, ...]:
        """What is to stand in the place of each hit.  Raises SearchError."""
        return tuple(self.finder.substitutions(text, replacement))


def make_finder(search: Search) -> Finder:
    """What finds it, whatever inline codes stand in a text.

    Codes that were copied into the search along with words are not searched for.  Raises
    SearchError if it is to be a regular expression and is none.
    """
    return FinderThroughCodes(_make_finder(search, without_codes(search.text)))


def _make_finder(search: Search, text: str) -> Finder:
    if not search.is_regex or not text:
        return PlainFinder(text, matches_case=search.matches_case, whole_words=search.whole_words)
    # Most searches need none.
    from alignwb.engines.regular_expressions import RegexFinder

    return RegexFinder(text, matches_case=search.matches_case, whole_words=search.whole_words)


def find_all(
    bitext: Bitext,
    search: Search,
    finder: Finder,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Found, ...]:
    """Every segment that holds what is searched for, in document order; () if cancelled.

    Raises SearchError, naming the segment, if it takes too long.
    """
    found: list[Found] = []
    for number, (ref, segment) in enumerate(bitext.segments()):
        if number % _LOOK_EVERY == 0 and cancelled():
            return ()
        with naming(ref):
            places = {
                each: spans
                for each, text in texts_of(segment, search.fields).items()
                if (spans := tuple(finder.spans(text)))
            }
        if places:
            found.append(Found(ref, segment, places))
    return tuple(found)


@contextmanager
def naming(ref: SegmentRef) -> Iterator[None]:
    """Name the segment in a SearchError about it."""
    try:
        yield
    except SearchError as error:
        raise SearchError(f"segment {ref}: {error.message}", error.hint) from error
