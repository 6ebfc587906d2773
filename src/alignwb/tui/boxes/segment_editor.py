"""The box in which the target of the current segment is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.document._document import EditResult, Location
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, Selection

from alignwb.core.bitext.post_edits.tracing import TextChange
from alignwb.services.editing.code_places import codes_that_may_stand
from alignwb.tui.boxes.ghost_box import GhostBox
from alignwb.tui.commands.command import action_of
from alignwb.tui.terminal.key_of_burst import KeyOfBurst
from alignwb.tui.terminal.pasted_text import one_line


class SegmentEditor(GhostBox):
    """One target text, softly wrapped.  A segment is one line: pasted line ends become spaces.

    The screen's command keys are run from this widget's own queue, one after the other with the
    characters typed.  As priority bindings they would overtake characters still queued, and what
    was typed just before Enter would land in the next segment.

    Args:
        actions: The screen's action for each command key.

    Attributes:
        has_seen_ghost: False while a key is handled that was pressed before the ghost text that is
            shown, or came together with others, as a paste does: such a key takes none of it.
    """

    DEFAULT_CSS = """
    SegmentEditor {
        height: 3;
        border: none;
        border-left: outer $accent;
        padding: 0 1;
        background: $surface;
        &:focus { border: none; border-left: outer $accent; }
        &.-locked { color: $text-muted; }
    }
    """

    @dataclass
    class Typed(Message):
        """The translator changed the text."""

        text: str

    @dataclass
    class Left(Message):
        """The cursor was moved out of the box, up (-1) or down (1)."""

        direction: int

    @dataclass
    class GhostDropped(Message):
        """The translator does not want the ghost text."""

    def __init__(self, actions: Mapping[str, str]) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False)
        self.actions = actions
        self.has_seen_ghost = True
        self._loaded = ""
        self._steps: list[TextChange | str] = []
        self._undone: list[str] = []

    def load(self, text: str, *, locked: bool = False, source: str = "") -> None:
        """Show another text, the cursor at its end; its undo starts afresh.

        source: of the segment, whose codes the text may have too.
        """
        self._loaded = text
        self._steps.clear()
        self._undone.clear()
        self.show_ghost("")
        self.own_codes = codes_that_may_stand(text, source)
        self.read_only = locked
        self.set_class(locked, "-locked")
        self.load_text(text)
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Replace the whole text as one undoable step, as if it had been typed."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.move_cursor(self.document.end)

    @property
    def selected_part(self) -> tuple[int, int]:
        """From which to which character of the text is selected; both are the cursor's if none."""
        return self._characters(*self.selection)

    def _characters(self, start: Location, end: Location) -> tuple[int, int]:
        lines = self.document.lines
        first, last = sorted(
            sum(len(line) + 1 for line in lines[:row]) + column for row, column in (start, end)
        )
        return first, last

    def take_steps(self) -> tuple[TextChange | str, ...]:
        """What was done in the box since this was last asked, or it was loaded.

        Of what was undone or done again it is the text that came of it.
        """
        steps = tuple(self._steps)
        self._steps.clear()
        return steps

    def edit(self, edit: Edit) -> EditResult:
        """Make a change, and remember it (Textual's edit)."""
        part = self._characters(edit.from_location, edit.to_location)
        result = super().edit(edit)
        self._steps.append(TextChange(*part, edit.text))
        if not self.history.redo_stack:
            self._undone.clear()
        return result

    def undo(self) -> None:
        """Undo the last changes (Textual's undo)."""
        before = self.text
        super().undo()
        self._steps.append(self.text)
        if self.text != before:
            self._undone.append(before)

    def redo(self) -> None:
        """Do again what was undone (Textual's redo)."""
        super().redo()
        self._steps.append(self.text)
        if self._undone and self._undone[-1] == self.text:
            self._undone.pop()

    @property
    def undone(self) -> tuple[str, ...]:
        """The texts that were taken back in the box; redo leads to the last one first."""
        return tuple(self._undone)

    async def action_undo(self) -> None:  # type: ignore[override]
        """Undo as the screen does, which takes more back than typing; else in the box alone."""
        if not await self._run_command("undo"):
            self.undo()

    async def action_redo(self) -> None:  # type: ignore[override]
        """Redo as the screen does, else in the box alone."""
        if not await self._run_command("redo"):
            self.redo()

    async def _run_command(self, name: str) -> bool:
        """Run the screen's command of that id, whichever its key is; False if it has none."""
        action = action_of(name)
        if action not in self.actions.values():
            return False
        await self.screen.run_action(action)
        return True

    def part(self, start: int, end: int) -> Selection:
        """Characters `start` to `end` of the text as a selection."""
        before = self.text[:start], self.text[:end]
        first, last = ((text.count("\n"), len(text) - text.rfind("\n") - 1) for text in before)
        return Selection(first, last)

    def has_key(self, key: str) -> bool:
        """Whether a key moves the cursor or changes the text."""
        return key in self._bindings.key_to_bindings

    @property
    def lines_needed(self) -> int:
        """The lines that the text takes at the width the box has, one spare line included."""
        return self.wrapped_document.height + 1

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on what the translator typed; loading a text is no typing."""
        event.stop()
        if self.text != self._loaded or self.history.undo_stack or self.history.redo_stack:
            self.post_message(self.Typed(self.text))

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; above the first line, to the segment before."""
        if not select and self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
            self.post_message(self.Left(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; below the last line, to the next segment."""
        line = self.wrapped_document.location_to_offset(self.cursor_location).y
        if not select and line == self.wrapped_document.height - 1:
            self.post_message(self.Left(1))
        else:
            super().action_cursor_down(select)

    async def on_key(self, event: events.Key) -> None:
        """Run a command key here and now; leave every other key to the text."""
        if self.app.screen is not self.screen:
            self._hand_on(event, events.Key(event.key, event.character))
            return
        action = self.actions.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            is_alone = not isinstance(event, KeyOfBurst)
            self.has_seen_ghost = is_alone and event.time > self.ghost_since_s
            try:
                await self.screen.run_action(action)
            finally:
                self.has_seen_ghost = True
        elif event.key == "escape" and self.ghost:
            event.stop()
            event.prevent_default()
            self.show_ghost("")
            self.post_message(self.GhostDropped())

    def _hand_on(self, event: events.Event, same: events.Event) -> None:
        """What came while the key before it opened a dialog is meant for that."""
        event.stop()
        event.prevent_default()
        dialog = self.app.screen

        def deliver() -> None:
            if dialog.focused is not None:
                dialog.focused.post_message(same)

        if dialog.focused is not None:
            deliver()
        else:  # it is still being laid out
            dialog.call_after_refresh(deliver)

    async def _on_paste(self, event: events.Paste) -> None:
        if self.app.screen is not self.screen:
            self._hand_on(event, events.Paste(event.text))
        else:
            # Textual goes on to its own handler, which puts it in.
            event.text = one_line(event.text)

    def action_paste(self) -> None:
        """Put in what was last copied or cut (Textual's action)."""
        if self.read_only:
            return
        if text := self.without_others_codes(one_line(self.app.clipboard)):
            result = self.replace(text, *self.selection, maintain_selection_offset=False)
            self.move_cursor(result.end_location)
