"""The box of the open segment: texts put into it, and what is typed in it taken in."""

from collections.abc import Callable

from alignwb.core.bitext.segment import Origin, SegmentRef, Status
from alignwb.core.languages.typed_signs import Sign, typed_sign
from alignwb.errors import AlignwbError
from alignwb.services.editing import code_places
from alignwb.services.editing.code_places import Changed
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.session.box_records import text_change
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.edit.edit_stage import EditStage

_HAS_ALL = "The target has every code and every footnote marker of the source."
_NO_CODE = "There is no code at the cursor to move."


class TargetBox:
    """The open segment and the box that shows its text, kept the same.

    Attributes:
        current: The open segment.
        editor: The box.
    """

    def __init__(
        self,
        current: OpenSegment,
        editor: SegmentEditor,
        stage: EditStage,
        changed: Callable[[], None],
    ) -> None:
        self.current = current
        self.editor = editor
        self._stage = stage
        self._changed = changed
        self._steps = 0
        self._shown: tuple[SegmentRef, str] | None = None

    def show(self) -> None:
        """Show the text of the open segment."""
        current = self.current
        self.editor.load(current.text, locked=current.is_locked, source=current.segment.source)
        self._shown = self.current.ref, self.editor.text
        self._steps = 0

    def go_to_change(self, before: str) -> None:
        """Put the cursor behind what has changed since the box held that text."""
        change = text_change(before, self.editor.text)
        cursor = change["at"] + len(change["put"])
        self.editor.selection = self.editor.part(cursor, cursor)

    def take_typed(self) -> None:
        """Take in what was typed; the message of the last characters may be on its way.

        Between an edit and the picture of it the box still shows the segment as it was, or another
        one: nothing of that is typed.
        """
        current, text = self.current, self.editor.text
        if self._shown is None or self._shown[0] != current.ref:
            return
        changes = self.editor.take_steps()
        steps, self._steps = self._steps, len(self.editor.history.undo_stack)
        if self._shown[1] == text and not changes:
            return
        if not current.is_locked:
            self._shown = current.ref, text
            self._stage.note_change()
            if self._steps > steps:
                current.begin_step()
            try:
                current.type(text, changes)
            except AlignwbError as error:
                # The segment holds the text all the same; only the journal could not be written.
                self._stage.tell(error)

    def take_over(self, show: Callable[[], None]) -> None:
        """Hold what another program has made of the open segment, and have it shown.

        What is typed stays.  Where the segment is gone, the nearest one is open, and what was
        typed becomes its note; so it does where the segment is locked now.
        """
        current, stage = self.current, self._stage
        is_gone = current.is_gone
        if not is_gone and current.segment.status is not Status.LOCKED:
            self.take_typed()
            current.take_over()
            show()
            return
        typed = current.leave_gone(self.editor.text)
        show()
        note = "\n".join(filter(None, (current.segment.note, typed)))
        if typed and stage.attempt(lambda: current.write_note(note)):
            stage.attempt(current.session.drop_open_text)
            stage.show_bitext()
            what_it_is = "no longer there" if is_gone else "locked now"
            stage.notify(
                f"The segment you were writing is {what_it_is}; what you typed is the note here.",
                severity="warning",
            )

    def put(self, text: str, origin: Origin | None = None) -> None:
        """Replace what the box holds as one step; `origin`: of the text, None if it is typed."""
        if not self._refuses():
            self.take_typed()
            self.current.begin_step()
            self._stage.attempt(lambda: self.current.take(text, origin))
            self.editor.put(text)
            self.editor.take_steps()  # it is no typing
            self._shown = self.current.ref, self.editor.text
            self._steps = len(self.editor.history.undo_stack)
            self._changed()

    def insert(self, text: str) -> None:
        """Put words in at the cursor, or in place of what is selected; apart from a word before."""
        if self._refuses():
            return
        editor = self.editor
        start, end = editor.selected_part
        is_glued = start == end and editor.text[:start][-1:].isalnum()
        self.replace(start, end, " " * is_glued + text)

    def insert_sign(self, sign: Sign) -> None:
        """Put in a sign of print, as it belongs behind what is before the cursor."""
        if self._refuses():
            return
        editor = self.editor
        start, end = editor.selected_part
        dropped, text = typed_sign(sign, editor.text[:start])
        self.replace(start - dropped if start == end else start, end, text)

    def insert_code(self) -> None:
        """Put in the first code or footnote marker of the source that the target lacks."""
        source, part = self.current.segment.source, self.editor.selected_part
        self._change(code_places.with_next(source, self.editor.text, *part), _HAS_ALL)

    def insert_codes(self) -> None:
        """Put all codes and footnote markers that the target lacks at its end."""
        source = self.current.segment.source
        self._change(code_places.with_all(source, self.editor.text), _HAS_ALL)

    def move_code(self, direction: int) -> None:
        """Move the code at the cursor a word to the right (1) or to the left (-1)."""
        part = self.editor.selected_part
        self._change(code_places.moved(self.editor.text, *part, direction), _NO_CODE)

    def _change(self, change: Changed | None, otherwise: str) -> None:
        if self._refuses():
            return
        if change is None:
            self._stage.notify(otherwise, timeout=3)
            return
        start, end, text, cursor = change
        if self.editor.text[start:end] != text:
            self.replace(start, end, text)
            self.editor.selection = self.editor.part(cursor, cursor)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of characters `start` to `end`, as one undoable step."""
        if not self._refuses():
            self.editor.history.checkpoint()
            place = self.editor.part(start, end)
            self.editor.replace(text, *place, maintain_selection_offset=False)

    def _refuses(self) -> bool:
        """True, and a message, if nothing may be put into the box."""
        if self.current.is_locked:
            self._stage.notify("This segment is locked.", severity="warning")
        return self.current.is_locked
