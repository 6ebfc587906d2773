"""The commands that search: as one types, and from hit to hit."""

from collections.abc import Callable, Container, Mapping

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.searching.search import Finder, Search, SearchError, holds
from alignwb.services.searching.finders import Found, RememberingFinder, find_all, make_finder
from alignwb.services.session import Session
from alignwb.tui.dialogs.search_line import SearchScreen
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_GROUP = "search"
_MOST_AT_ONCE = 1_000
"""Segments that are searched for plain text between two keys; more are searched beside them."""


class Searching:
    """Answers the commands that search.

    Attributes:
        search: What is searched for; what was searched stays highlighted until it is emptied.
        skipped: Segments that are passed over.
        answers: What it does for each command.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        self.search = Search()
        self.skipped: Container[SegmentRef] = ()
        self._finder: Finder | None = None
        self._is_looking = False
        self._step_waiting = 0
        self.answers: Mapping[str, Callable[..., object]] = {
            "search": self.open,
            "search_next": lambda: self.step(1),
            "search_previous": lambda: self.step(-1),
        }

    def open(self) -> None:
        """Search while typing."""
        self._stage.take_typed()
        origin = self._stage.ref
        dialog = SearchScreen(
            self.search,
            lambda screen, search: self._look(search, origin, screen),
            self.step,
            self._stage.key_of("search_next"),
        )
        self._stage.ask(dialog, lambda _: self._stop())

    def step(self, direction: int) -> None:
        """Go to the next hit, or with -1 to the one before; search if nothing is searched for."""
        if not self.search.text:
            self.open()
        elif self._is_looking:
            self._step_waiting = direction
        elif self._finder is None:
            self._look(self.search, self._stage.ref, step=direction)
        else:
            self._go_to_hit(self._finder, direction)

    def _go_to_hit(self, finder: Finder, direction: int) -> None:
        find = navigation.around if direction > 0 else navigation.around_back
        ref = self._stage.ref
        try:
            found = find(self._session.bitext, ref, self._test(finder), skipped=self.skipped)
        except SearchError as error:
            self._stage.tell(error)
        else:
            self._stage.go(found, f"“{self.search.text}” is not in this document")

    def _look(
        self,
        search: Search,
        origin: SegmentRef,
        screen: SearchScreen | None = None,
        *,
        step: int = 0,
    ) -> None:
        """Look for it everywhere, beside the work where that may take long.

        step: what is to follow once it is found.
        """
        self._stop()
        self.search, self._finder, self._step_waiting = search, None, step
        try:
            finder = RememberingFinder(make_finder(search))
        except SearchError as error:
            self._fail(error, search, screen)
            return
        bitext = self._session.bitext

        def look(cancelled: Cancelled) -> None:
            hand_over = self._stage.beside.hand_over
            try:
                found = find_all(bitext, search, finder, cancelled=cancelled)
            except SearchError as error:
                hand_over(self._fail, error, search, screen)
            else:
                if not cancelled():
                    hand_over(self._take, found, finder, search, origin, screen)

        is_long = navigation.progress(bitext).total > _MOST_AT_ONCE
        if search.text and (search.is_regex or is_long):
            self._is_looking = True
            self._stage.beside.run(_GROUP, look)
        else:
            self._take(find_all(bitext, search, finder), finder, search, origin, screen)

    def _take(
        self,
        found: tuple[Found, ...],
        finder: Finder,
        search: Search,
        origin: SegmentRef,
        screen: SearchScreen | None,
    ) -> None:
        """Show what was found, and go to the first of it."""
        if search != self.search:
            return
        self._is_looking = False
        if not search.text:
            self._show(None, screen, "")
            return
        self._finder = finder
        refs = [each.ref for each in found if each.ref not in self.skipped]
        self._show(finder, screen, "1 segment" if len(refs) == 1 else f"{len(refs)} segments")
        direction, self._step_waiting = self._step_waiting, 0
        if screen is not None:
            self._stage.go(origin if origin in refs else self._next(finder, origin))
        if direction:
            self._go_to_hit(finder, direction)

    def _next(self, finder: Finder, origin: SegmentRef) -> SegmentRef | None:
        return navigation.around(
            self._session.bitext, origin, self._test(finder), skipped=self.skipped
        )

    def _fail(self, error: SearchError, search: Search, screen: SearchScreen | None) -> None:
        if search != self.search:
            return
        self._is_looking, self._step_waiting = False, 0
        self._show(None, screen, error.message)
        if screen is None:
            self._stage.tell(error)

    def _show(self, finder: Finder | None, screen: SearchScreen | None, words: str) -> None:
        self._stage.view.highlight(finder)
        if screen is not None:
            screen.show_found(words)

    def _stop(self) -> None:
        """Look for nothing any more; the next step looks again."""
        if self._is_looking:
            self._stage.beside.cancel(_GROUP)
        self._is_looking, self._step_waiting = False, 0

    def _test(self, finder: Finder) -> Callable[[Segment], bool]:
        fields = self.search.fields
        return lambda segment: holds(segment, finder, fields)
