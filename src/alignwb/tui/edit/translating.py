"""Commands that change the open segment."""

from collections.abc import Callable
from time import monotonic

from alignwb.core.bitext import navigation
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import Status
from alignwb.errors import AlignwbError
from alignwb.tui.dialogs.prompts import NoteScreen, SplitScreen
from alignwb.tui.edit.workbench import WorkbenchScreen
from alignwb.tui.shared.segment_editor import SegmentEditor


class Translating(WorkbenchScreen):
    """Answers the commands of the groups “Translating” and “Segments”."""

    def action_confirm_next(self) -> None:
        """Vouch for the target and go on."""
        if self._confirm():
            here = self.desk.ref
            following = navigation.around(self.session.bitext, here, navigation.is_open)
            if following is None:
                self.show_bitext()
                self.notify("Every segment of this document is confirmed.", title="Done")
            else:
                self.go(following)

    def action_toggle_confirmed(self) -> None:
        """Vouch for the target, or take that back, without moving."""
        self.take_typed()
        if self.desk.segment.status.is_done:
            self.attempt(lambda: self.desk.toggle(self.desk.segment.status))
        else:
            self._confirm()
        self.show_bitext()

    def action_toggle_reviewed(self) -> None:
        """Mark as reviewed, or take that back."""
        self.attempt(lambda: self.desk.toggle(Status.REVIEWED))
        self.show_bitext()

    def action_toggle_locked(self) -> None:
        """Lock or unlock."""
        self.attempt(lambda: self.desk.toggle(Status.LOCKED))
        self.show_bitext()

    def action_copy_source(self) -> None:
        """Put the source into the target."""
        self.put(self.desk.segment.source)

    def action_clear_target(self) -> None:
        """Empty the target."""
        self.put("")

    def action_note(self) -> None:
        """Write a note."""

        def keep(note: str | None) -> None:
            if note is not None:
                self.attempt(lambda: self.desk.write_note(note))
                self.show_bitext()

        self.app.push_screen(NoteScreen(self.desk.segment.note), keep)

    def action_undo(self) -> None:
        """Take back typing in this box first, then edits, wherever they were."""
        self.take_typed()
        editor = self.query_one(SegmentEditor)
        if self.desk.is_touched and editor.history.undo_stack:
            editor.undo()
        elif self.desk.is_touched:
            self.desk.reload()
            self.show_segment()
        else:
            self._travel("Undone", self.desk.undo, "There is nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        editor = self.query_one(SegmentEditor)
        if editor.history.redo_stack:
            editor.redo()
        else:
            self._travel("Done again", self.desk.redo, "There is nothing to do again")

    def action_split_segment(self) -> None:
        """Ask where, and split there; the target is cut at the cursor."""
        self.take_typed()
        target_offset = self.query_one(SegmentEditor).cursor_location[1]

        def split(source_offset: int | None) -> None:
            if source_offset is not None:
                self.attempt(lambda: self.desk.split(source_offset, target_offset))
                self.show_bitext()

        self.app.push_screen(SplitScreen(self.desk.segment.source), split)

    def action_merge_segments(self) -> None:
        """Join with the next."""
        self.attempt(self.desk.merge)
        self.show_bitext()

    def _confirm(self) -> bool:
        """Confirm, and fill in the segments that repeat this one."""
        if not self.attempt(self.desk.confirm):
            return False
        filled: list[int] = []
        if self.project.config.propagate:
            self.attempt(lambda: filled.append(self.desk.repeat()))
        if any(filled):
            several = "segment that repeats it" if filled == [1] else "segments that repeat it"
            self.notify(f"Filled in {filled[0]} {several}; Ctrl+Z takes that back.", timeout=4)
        return True

    def _travel(self, done: str, change: Callable[[], Edit | None], nothing: str) -> None:
        try:
            edit = change()
        except AlignwbError as error:
            self.tell(error)
            return
        self.changed_at_s = monotonic()
        self.show_bitext()
        self.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2)
