"""Commands that move through the document."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext import navigation
from alignwb.services.session import Session
from alignwb.tui.dialogs.prompts import GoToScreen, SearchScreen
from alignwb.tui.shared.stage import Stage


class Moving:
    """Answers the commands of the group “Moving”.

    Attributes:
        needle: The text searched for; "" for nothing.
        answers: What it does for each command.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        self.needle = ""
        self.answers: Mapping[str, Callable[..., object]] = {
            "next_segment": self.next_segment,
            "previous_segment": self.previous_segment,
            "next_open": self.next_open,
            "page_down": lambda: stage.go(stage.view.segment_a_page_away(1)),
            "page_up": lambda: stage.go(stage.view.segment_a_page_away(-1)),
            "first_segment": lambda: stage.go(navigation.first(session.bitext)),
            "last_segment": lambda: stage.go(navigation.last(session.bitext)),
            "go_to": self.ask_for_number,
            "search": self.search,
            "search_next": lambda: self.step_hit(1),
            "search_previous": lambda: self.step_hit(-1),
        }

    def next_segment(self) -> None:
        """Go to the next segment."""
        following = navigation.after(self._session.bitext, self._stage.ref)
        self._stage.go(following, "This is the last segment")

    def previous_segment(self) -> None:
        """Go to the segment before."""
        before = navigation.before(self._session.bitext, self._stage.ref)
        self._stage.go(before, "This is the first segment")

    def next_open(self) -> None:
        """Go to the next open segment."""
        bitext = self._session.bitext
        following = navigation.around(bitext, self._stage.ref, navigation.is_open)
        self._stage.go(following, "Every segment is confirmed")

    def go_to_number(self, number: int) -> None:
        """Go to the segment of that number; the last one beyond the end."""
        self._stage.go(navigation.numbered(self._session.bitext, number))

    def ask_for_number(self) -> None:
        """Ask for a number and go there."""

        def go(number: int | None) -> None:
            if number is not None:
                self.go_to_number(number)

        self._stage.ask(GoToScreen(navigation.progress(self._session.bitext).total), go)

    def search(self) -> None:
        """Search while typing; what was searched stays highlighted until the line is emptied."""
        stage = self._stage
        stage.take_typed()
        origin = stage.ref

        def changed(needle: str) -> int:
            self.needle = needle
            stage.view.highlight(needle)
            if not needle:
                return 0
            test = navigation.contains(needle)
            bitext = self._session.bitext
            if not test(bitext.segment(origin)):
                stage.go(navigation.around(bitext, origin, test))
            else:
                stage.go(origin)
            return sum(test(segment) for _, segment in bitext.segments())

        stage.ask(SearchScreen(self.needle, changed, self.step_hit))

    def step_hit(self, direction: int) -> None:
        """Go to the next hit, or with -1 to the one before; search if nothing is searched for."""
        if not self.needle:
            self.search()
            return
        find = navigation.around if direction > 0 else navigation.around_back
        found = find(self._session.bitext, self._stage.ref, navigation.contains(self.needle))
        self._stage.go(found, f"“{self.needle}” is not in this document")
