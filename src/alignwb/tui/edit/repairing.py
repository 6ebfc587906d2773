"""Commands that mend a document: how it is cut, and what is wrong in its source."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.editing.code_places import cut_beside
from alignwb.services.session import Session
from alignwb.tui.dialogs.prompts import SourceScreen, SplitScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.target_box import TargetBox

_WORDS_TOLD = 3
"""So many words of the second part a message says."""


class Repairing:
    """Answers the commands that cut, join and correct segments.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        session: Session,
        box: TargetBox,
        linking: Linking,
        draft_again: Callable[[SegmentRef], None],
        stage: EditStage,
    ) -> None:
        self._session = session
        self._box = box
        self._current = box.current
        self._linking = linking
        self._draft_again = draft_again
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {
            "split_segment": self.split,
            "merge_segments": lambda: self._change(box.current.merge),
            "join_paragraphs": lambda: self._change(box.current.join_paragraphs),
            "divide_paragraph": lambda: self._change(box.current.divide_paragraph),
            "edit_source": self.edit_source,
        }

    def split(self) -> None:
        """Ask where, and split there; the target is cut by its word links, else at the cursor."""
        if not self._stage.attempt(self._session.require_changes):
            return
        self._stage.take_typed()
        at_cursor = self._box.editor.selected_part[1]
        self._linking.expect_cut()

        def split(source_offset: int | None) -> None:
            if source_offset is None:
                return
            by_links = self._linking.target_cut(source_offset)
            target = self._current.text
            target_offset = cut_beside(target, at_cursor if by_links is None else by_links)
            if self._change(lambda: self._current.split(source_offset, target_offset)) and target:
                self._tell_of_cut(target, target_offset, is_by_links=by_links is not None)

        self._stage.ask(SplitScreen(self._current.segment.source), split)

    def _tell_of_cut(self, target: str, offset: int, *, is_by_links: bool) -> None:
        how = "by the word links" if is_by_links else "at the cursor: no word links say where"
        second = " ".join(target[offset:].split()[:_WORDS_TOLD])
        where = f"before “{second}”" if second else "behind its last word"
        self._stage.notify(f"The English is cut {how}, {where}.", timeout=4, markup=False)

    def edit_source(self) -> None:
        """Ask for the source as it should read."""
        current, stage = self._current, self._stage
        if current.is_locked:
            why = "can only be read" if not self._session.takes_changes else "is locked"
            stage.notify(f"This segment {why}.", severity="warning")
            return

        def correct(text: str | None) -> bool:
            if text is None:
                return True
            before = current.segment
            if not self._change(lambda: current.correct_source(text)):
                return False
            if before.draft is not None and current.segment.draft is None:
                self._draft_again(current.ref)
            return True

        stage.ask(SourceScreen(current.segment.source, current.segment.first_source), correct)

    def _change(self, change: Callable[[], None]) -> bool:
        is_done = self._stage.attempt(change)
        self._stage.show_bitext()
        return is_done
