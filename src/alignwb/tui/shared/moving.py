"""Commands that move through the document."""

from collections.abc import Callable, Container, Mapping

from alignwb.core.bitext import navigation
from alignwb.core.bitext.places import headings, place_of
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.session import Session
from alignwb.tui.dialogs.go_to import GoToScreen
from alignwb.tui.shared.stage import Stage


class Moving:
    """Answers the commands of the group “Moving”.

    Attributes:
        skipped: Segments that are passed over.
        answers: What it does for each command.
        draft_answers: The same for those of a screen that has drafts.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        self.skipped: Container[SegmentRef] = ()
        self.answers: Mapping[str, Callable[..., object]] = {
            "next_segment": self.next_segment,
            "previous_segment": self.previous_segment,
            "next_open": self.next_open,
            "page_down": lambda: stage.go(stage.view.segment_a_page_away(1)),
            "page_up": lambda: stage.go(stage.view.segment_a_page_away(-1)),
            "first_segment": lambda: stage.go(navigation.first(session.bitext)),
            "last_segment": lambda: stage.go(navigation.last(session.bitext)),
            "go_to": self.ask_for_place,
        }
        self.draft_answers: Mapping[str, Callable[..., object]] = {
            "least_sure_draft": lambda: self.next_draft(worst_first=True),
            "surest_draft": lambda: self.next_draft(worst_first=False),
        }

    def next_segment(self) -> None:
        """Go to the next segment."""
        following = navigation.after(self._session.bitext, self._stage.ref, skipped=self.skipped)
        self._stage.go(following, "This is the last segment")

    def previous_segment(self) -> None:
        """Go to the segment before."""
        before = navigation.before(self._session.bitext, self._stage.ref, skipped=self.skipped)
        self._stage.go(before, "This is the first segment")

    def next_open(self) -> None:
        """Go to the next open segment."""
        bitext = self._session.bitext
        following = navigation.around(
            bitext, self._stage.ref, navigation.is_open, skipped=self.skipped
        )
        self._stage.go(following, "Every segment is confirmed")

    def next_draft(self, *, worst_first: bool) -> None:
        """Go to the next untouched draft, by how far each can be trusted."""
        following = navigation.by_confidence(
            self._session.bitext, self._stage.ref, worst_first=worst_first, skipped=self.skipped
        )
        self._stage.go(following, "There is no other draft whose confidence is known")

    def go_to_number(self, number: int) -> None:
        """Go to the segment of that number; the last one beyond the end."""
        self._stage.go(navigation.numbered(self._session.bitext, number))

    def ask_for_place(self) -> None:
        """Ask for a number, a paragraph or a heading, and go there."""
        bitext = self._session.bitext
        dialog = GoToScreen(
            navigation.progress(bitext).total,
            headings(bitext),
            lambda text: place_of(self._session.bitext, text),
        )

        def go(place: SegmentRef | None) -> None:
            if place is not None:
                self._stage.go(place)

        self._stage.ask(dialog, go)
