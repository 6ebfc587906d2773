"""Looks for clauses that were left out, beside the work: by links of words, which take time."""

from collections.abc import Callable

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.checking.session_checks import worked_on
from alignwb.services.checking.unlinked_words import KnownUnlinked, unlinked_by
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.shared.side_work import Cancelled, SideWork

_GROUP = "omissions"
_TOLD_AFTER = 20
"""Segments after which what was found is shown, while others are still looked at."""


class OmissionWork:
    """Links the words of what was translated, while the hands rest: the open segment first.

    Attributes:
        known: What was found.
    """

    def __init__(self, word_links: ProjectWordLinks, beside: SideWork) -> None:
        self._word_links = word_links
        self._beside = beside
        self.known = KnownUnlinked(unlinked_by(word_links))

    def stop(self) -> None:
        """Leave the rest for later, since somebody is typing."""
        self._beside.cancel(_GROUP)

    def go_on(
        self, bitext: Bitext, ref: SegmentRef, text: str, tell: Callable[[Cancelled], None]
    ) -> None:
        """Look at the open segment with `text` and at what is worked on, the nearest first.

        tell: called in a thread when something is known that was not before.
        """
        if self._word_links.problem is not None:
            return

        def look(cancelled: Cancelled) -> None:
            pairs = _pairs(bitext, ref, text)
            untold = 0
            for number, pair in enumerate(each for each in pairs if not self.known.is_known(*each)):
                if cancelled():
                    break
                untold += self.known.learn(*pair)
                if untold and number % _TOLD_AFTER == 0:
                    tell(cancelled)
                    untold = 0
            if untold:
                tell(cancelled)

        self._beside.run(_GROUP, look)


def _pairs(bitext: Bitext, ref: SegmentRef, text: str) -> list[tuple[str, str]]:
    """The open segment as it is typed, then sources and targets, from the open segment outwards."""
    places = {each: number for number, (each, _) in enumerate(bitext.segments())}
    here = places.get(ref, 0)
    nearest = sorted(worked_on(bitext), key=lambda each: abs(places[each[0]] - here))
    pairs = [(segment.source, segment.target) for _, segment in nearest if segment.source]
    source = bitext.segment(ref).source if ref in places else ""
    return [(source, text), *pairs] if source and text.strip() else pairs
