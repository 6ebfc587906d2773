"""Replacing in the targets of a document: all places first, then one edit for the chosen ones."""

from collections.abc import Callable
from unicodedata import normalize

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.searching.replacing import Replacement, replacements
from alignwb.core.searching.search import Search
from alignwb.services.searching.finders import make_finder, naming

_LOOK_EVERY = 64


def find_replacements(
    bitext: Bitext,
    search: Search,
    replacement: str,
    *,
    with_confirmed: bool = False,
    within: Callable[[SegmentRef], bool] = lambda _: True,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Replacement, ...]:
    """Every place in the targets that would change, those with an obstacle too; () if cancelled.

    within: which segments are looked at.  Raises SearchError if what is searched for is no regular
    expression, the replacement does not fit it, or it takes too long.
    """
    finder = make_finder(search)
    replacement = normalize("NFC", replacement)
    places: list[Replacement] = []
    for number, (ref, segment) in enumerate(bitext.segments()):
        if number % _LOOK_EVERY == 0 and cancelled():
            return ()
        if not segment.target or not within(ref):
            continue
        with naming(ref):
            places += replacements(segment, ref, finder, replacement, with_confirmed=with_confirmed)
    return tuple(places)
