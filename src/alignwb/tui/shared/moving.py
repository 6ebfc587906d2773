"""Commands that move through the document."""

from textual import on

from alignwb.core.bitext import navigation
from alignwb.tui.dialogs.prompts import GoToScreen, SearchScreen
from alignwb.tui.shared.rows_view import RowsView
from alignwb.tui.shared.session_screen import SessionScreen


class Moving(SessionScreen):
    """Answers the commands of the group “Moving”."""

    def action_next_segment(self) -> None:
        """Go to the next segment."""
        self.go(navigation.after(self.session.bitext, self.ref), "This is the last segment")

    def action_previous_segment(self) -> None:
        """Go to the segment before."""
        self.go(navigation.before(self.session.bitext, self.ref), "This is the first segment")

    def action_next_open(self) -> None:
        """Go to the next open segment."""
        here = self.ref
        self.go(
            navigation.around(self.session.bitext, here, navigation.is_open),
            "Every segment is confirmed",
        )

    def action_page_down(self) -> None:
        """Go a screenful down."""
        self.go(self.view.segment_a_page_away(1))

    def action_page_up(self) -> None:
        """Go a screenful up."""
        self.go(self.view.segment_a_page_away(-1))

    def action_first_segment(self) -> None:
        """Go to the beginning."""
        self.go(navigation.first(self.session.bitext))

    def action_last_segment(self) -> None:
        """Go to the end."""
        self.go(navigation.last(self.session.bitext))

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def go(number: int | None) -> None:
            if number is not None:
                self.go(navigation.numbered(self.session.bitext, number))

        self.app.push_screen(GoToScreen(navigation.progress(self.session.bitext).total), go)

    def go_to_number(self, number: int) -> None:
        """Go to the segment of that number; the last one beyond the end."""
        self.go(navigation.numbered(self.session.bitext, number))

    def action_search(self) -> None:
        """Search while typing; what was searched stays highlighted until the line is emptied."""
        self.take_typed()
        origin = self.ref

        def changed(needle: str) -> int:
            self.needle = needle
            self.view.highlight(needle)
            if not needle:
                return 0
            test = navigation.contains(needle)
            bitext = self.session.bitext
            if not test(bitext.segment(origin)):
                self.go(navigation.around(bitext, origin, test))
            else:
                self.go(origin)
            return sum(test(segment) for _, segment in bitext.segments())

        self.app.push_screen(SearchScreen(self.needle, changed, self._step_hit))

    def action_search_next(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_search_previous(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    @on(RowsView.SegmentChosen)
    def _chosen(self, event: RowsView.SegmentChosen) -> None:
        self.go(event.ref)

    def _step_hit(self, direction: int) -> None:
        if not self.needle:
            self.action_search()
            return
        find = navigation.around if direction > 0 else navigation.around_back
        here = self.ref
        found = find(self.session.bitext, here, navigation.contains(self.needle))
        self.go(found, f"“{self.needle}” is not in this document")
