"""Commands that change the open segment."""

from collections.abc import Callable
from time import monotonic

from alignwb.core import navigation
from alignwb.core.edits import Edit
from alignwb.core.segment import Status
from alignwb.core.termbase import Term
from alignwb.errors import AlignwbError
from alignwb.tui.screens.choice import Choice, ChoiceScreen
from alignwb.tui.screens.linking import Linking
from alignwb.tui.screens.prompts import NoteScreen, SplitScreen
from alignwb.tui.widgets.panels import distinct_terms
from alignwb.tui.widgets.segment_editor import SegmentEditor


class Translating(Linking):
    """Answers the commands of the groups “Translating” and “Segments”."""

    def action_confirm_next(self) -> None:
        """Vouch for the target and go on."""
        if self.attempt(self.desk.confirm):
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
            self.attempt(self.desk.confirm)
        self.show_bitext()

    def action_toggle_reviewed(self) -> None:
        """Mark as reviewed, or take that back."""
        self.attempt(lambda: self.desk.toggle(Status.REVIEWED))
        self.show_bitext()

    def action_toggle_locked(self) -> None:
        """Lock or unlock."""
        self.attempt(lambda: self.desk.toggle(Status.LOCKED))
        self.show_bitext()

    def action_pick_draft(self) -> None:
        """Choose among the hypotheses."""
        draft = self.desk.segment.draft
        if draft is None:
            self.notify("This segment has no draft yet; F9 drafts the document.")
            return

        def take(position: int | None) -> None:
            if position is not None:
                self._put(draft.hypotheses[position].text)

        choices = [Choice(h.text, f"{h.score:.2f}") for h in draft.hypotheses]
        self.app.push_screen(ChoiceScreen("Drafts", choices), take)

    def action_copy_source(self) -> None:
        """Put the source into the target."""
        self._put(self.desk.segment.source)

    def action_revert_to_draft(self) -> None:
        """Put the best draft into the target."""
        draft = self.desk.segment.draft
        if draft is None:
            self.notify("This segment has no draft yet; F9 drafts the document.")
        else:
            self._put(draft.text)

    def action_clear_target(self) -> None:
        """Empty the target."""
        self._put("")

    def action_insert_term(self) -> None:
        """Put a term's target where the target has another word for it, else at the cursor."""
        hits = distinct_terms(self.terms.find(self.desk.segment.source))
        if not hits:
            self.notify("No term of the termbase stands in this segment.")
            return

        def insert(position: int | None) -> None:
            if position is not None and not self.desk.is_locked:
                self._insert(hits[position].term)

        if len(hits) == 1:
            insert(0)
        else:
            choices = [Choice(f"{hit.term.target}", hit.term.source) for hit in hits]
            self.app.push_screen(ChoiceScreen("Insert a term", choices), insert)

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

    def _travel(self, done: str, change: Callable[[], Edit | None], nothing: str) -> None:
        try:
            edit = change()
        except AlignwbError as error:
            self.tell(error)
            return
        self.changed_at_s = monotonic()
        self.show_bitext()
        self.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2)

    def _insert(self, term: Term) -> None:
        editor, place = self.query_one(SegmentEditor), self.place_for(term)
        if place is None:
            editor.insert(term.target)
            return
        text = term.target
        if place.start == 0 and editor.text[:1].isupper():
            text = text[:1].upper() + text[1:]
        editor.history.checkpoint()
        editor.replace(text, *editor.part(*place), maintain_selection_offset=False)

    def _put(self, text: str) -> None:
        if self.desk.is_locked:
            self.notify("This segment is locked.", severity="warning")
        else:
            self.query_one(SegmentEditor).put(text)
            self._typed()
