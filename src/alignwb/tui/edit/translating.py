"""Commands that change the open segment."""

from collections.abc import Callable, Container, Mapping
from functools import partial

from alignwb.core.bitext import navigation
from alignwb.core.bitext.edits import Edit, GlossaryChange
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.languages.typed_signs import Sign
from alignwb.errors import AlignwbError
from alignwb.services.session import Session
from alignwb.tui.dialogs.prompts import NoteScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.target_box import TargetBox


class Translating:
    """Answers the commands of the groups “Translating” and “Segments”.

    Attributes:
        skipped: Segments that are passed over.
        answers: What it does for each command.
    """

    def __init__(
        self,
        session: Session,
        box: TargetBox,
        stage: EditStage,
        *,
        propagates: bool,
        change_terms: Callable[[GlossaryChange], bool],
        may_confirm: Callable[[], bool],
        confirmed: Callable[[], object],
    ) -> None:
        self._session = session
        self._box = box
        self._current = box.current
        self._stage = stage
        self._propagates = propagates
        self._change_terms = change_terms
        self._may_confirm = may_confirm
        self._confirmed = confirmed
        self.skipped: Container[SegmentRef] = ()
        self.answers: Mapping[str, Callable[..., object]] = {
            "confirm_next": self.confirm_next,
            "copy_source": lambda: box.put(box.current.segment.source),
            "clear_target": lambda: box.put(""),
            "note": self.write_note,
            "insert_code": box.insert_code,
            "insert_codes": box.insert_codes,
            "move_code_left": lambda: box.move_code(-1),
            "move_code_right": lambda: box.move_code(1),
            **{sign.value.replace(" ", "_"): partial(box.insert_sign, sign) for sign in Sign},
            "undo": self.undo,
            "redo": self.redo,
            "toggle_confirmed": self.toggle_confirmed,
            "toggle_reviewed": lambda: self._toggle(Status.REVIEWED),
            "toggle_locked": lambda: self._toggle(Status.LOCKED),
        }

    def confirm_next(self) -> None:
        """Confirm the target and go on; past a locked segment without a word."""
        is_final = self._current.segment.status is Status.LOCKED
        if not is_final and not self._confirm():
            return
        bitext, here = self._session.bitext, self._current.ref
        following = navigation.around(bitext, here, navigation.is_open, skipped=self.skipped)
        if following is None:
            self._stage.show_bitext()
            is_filtered = navigation.first(bitext, navigation.is_open) is not None
            what = "that fits the filter" if is_filtered else "of this document"
            self._stage.notify(f"Every segment {what} is confirmed.", title="Done")
        else:
            self._stage.go(following)

    def toggle_confirmed(self) -> None:
        """Confirm the target, or take that back, without moving."""
        self._stage.take_typed()
        status = self._current.segment.status
        if status.is_done:
            if self._stage.attempt(lambda: self._current.toggle(status)):
                self._confirmed()
        else:
            self._confirm()
        self._stage.show_bitext()

    def write_note(self) -> None:
        """Ask for a note."""
        if not self._stage.attempt(self._session.require_changes):
            return

        def keep(note: str | None) -> bool:
            return note is None or self._change(lambda: self._current.write_note(note))

        self._stage.ask(NoteScreen(self._current.segment.note), keep)

    def undo(self) -> None:
        """Take back typing in this box first, then edits, wherever they were."""
        self._travel("Undone", self._current.undo, "There is nothing to undo")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._travel("Done again", self._current.redo, "There is nothing to do again")

    def _toggle(self, status: Status) -> None:
        if self._change(lambda: self._current.toggle(status)):
            self._confirmed()

    def _change(self, change: Callable[[], None]) -> bool:
        is_done = self._stage.attempt(change)
        self._stage.show_bitext()
        return is_done

    def _confirm(self) -> bool:
        """Confirm, unless a check asks for a second look; fill in what repeats the segment."""
        if not self._may_confirm():
            return False
        if not self._stage.attempt(self._current.confirm):
            return False
        self._confirmed()
        filled: list[int] = []
        if self._propagates:
            self._stage.attempt(lambda: filled.append(self._current.repeat()))
        if any(filled):
            several = "segment that repeats it" if filled == [1] else "segments that repeat it"
            back = f"{self._stage.key_of('undo')} takes that back."
            self._stage.notify(f"Filled in {filled[0]} {several}; {back}", timeout=4)
        return True

    def _travel(self, done: str, step: Callable[[], Edit | None], nothing: str) -> None:
        self._stage.take_typed()
        place, text = self._current.ref, self._current.text
        try:
            edit = step()
        except AlignwbError as error:
            self._stage.tell(error)
            return
        self._stage.note_change()
        self._stage.show_bitext()
        if edit is not None and self._current.ref == place:
            self._box.go_to_change(text)
        is_done = edit is None or edit.glossary is None or self._change_terms(edit.glossary)
        if not is_done:
            return
        if edit is not None:
            self._confirmed()  # or not so any more
        self._stage.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2, markup=False)
