"""Commands that change beads."""

from collections.abc import Callable
from time import monotonic

from alignwb.core.beads.bead_splits import ways_to_split
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentences import shape, texts
from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.dialogs.prompts import NoteScreen, SplitScreen
from alignwb.tui.review.review_base import ReviewBase

_PREVIEW = 24


class BeadChanges(ReviewBase):
    """Answers the commands of the group “Beads”."""

    def action_confirm_next(self) -> None:
        """Vouch for the bead and go on."""
        self.commit_typed()
        # By doubt the next one is the one after this, so it is found before this leaves the queue.
        following = self.desk.next_to_do()
        if not self.attempt(self.desk.confirm):
            return
        if following is not None:
            self.go(following)
            return
        self.show_bitext()
        if self.desk.by_doubt:
            self.desk.end_queue()
            self.show_status()
            self.notify("Every doubtful bead is seen to; from here on in order.", title="Done")
        else:
            self.notify("Every bead of this alignment is confirmed.", title="Done")

    def action_toggle_confirmed(self) -> None:
        """Vouch for the bead, or take that back."""
        self.change(self.desk.toggle_confirmed)

    def action_confirm_to_here(self) -> None:
        """Vouch for everything since the last confirmed bead."""
        self.commit_typed()
        confirmed: list[int] = []
        if self.change(lambda: confirmed.append(self.desk.confirm_to_here())):
            count = confirmed[0]
            self.notify(f"{count} bead{'' if count == 1 else 's'} confirmed", timeout=2)

    def action_move_up(self) -> None:
        """Give the first sentence of the chosen side to the bead before."""
        self.change(lambda: self.desk.shift(forward=False))

    def action_move_down(self) -> None:
        """Give the last sentence of the chosen side to the next bead."""
        self.change(lambda: self.desk.shift(forward=True))

    def action_merge_beads(self) -> None:
        """Join with the next."""
        self.change(self.desk.merge)

    def action_make_null(self) -> None:
        """Take the sides apart."""
        self.change(self.desk.make_null)

    def action_swap_targets(self) -> None:
        """Exchange targets with the next."""
        self.change(self.desk.swap)

    def action_toggle_flag(self) -> None:
        """Flag, or take the flag away."""
        self.change(self.desk.toggle_flag)

    def action_restore_text(self) -> None:
        """Put the chosen side back as it was aligned."""
        self.change(self.desk.restore)

    def action_split_bead(self) -> None:
        """Make two of it; between sentences, or inside them where there is one on each side."""
        self.commit_typed()
        bead = self.desk.segment
        if max(shape(bead)) == 1:
            self._split_inside(bead)
            return
        ways = ways_to_split(bead)

        def split(position: int | None) -> None:
            if position is not None:
                self.change(lambda: self.desk.split(*ways[position]))

        if len(ways) == 1:
            split(0)
        else:
            choices = [_choice(bead, way) for way in ways]
            self.app.push_screen(ChoiceScreen("Split into", choices), split)

    def action_edit_text(self) -> None:
        """Open the box on the chosen side."""
        if not self.session.takes_changes:
            self.notify("This alignment can only be read here.", severity="warning")
        elif not self.box.is_open:
            self.open_box(self.desk.segment.text(self.desk.side))

    def action_keep_text(self) -> None:
        """Keep what the box holds."""
        self.keep_box()

    def action_drop_text(self) -> None:
        """Shut the box; the text stays as it was."""
        self.session.drop_open_text()
        self.shut_box()
        self.show_status()

    def action_nothing(self) -> None:
        """A key that would leave the box does nothing in it."""

    def action_note(self) -> None:
        """Write a note."""
        self.commit_typed()

        def keep(note: str | None) -> None:
            if note is not None:
                self.change(lambda: self.desk.write_note(note))

        self.app.push_screen(NoteScreen(self.desk.segment.note), keep)

    def action_undo(self) -> None:
        """Take back the last edit, wherever it was."""
        self._travel("Undone", self.session.undo, "There is nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._travel("Done again", self.session.redo, "There is nothing to do again")

    def _travel(self, done: str, step: Callable[[], Edit | None], nothing: str) -> None:
        self.commit_typed()
        try:
            edit = self.desk.travel(step)
        except AlignwbError as error:
            self.tell(error)
            return
        self.changed_at_s = monotonic()
        self.show_bitext()
        self.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2)

    def _split_inside(self, bead: Segment) -> None:
        def ask_for_target(source_offset: int | None) -> None:
            if source_offset is None:
                return

            def split(target_offset: int | None) -> None:
                if target_offset is not None:
                    self.change(lambda: self.desk.split_inside(source_offset, target_offset))

            if bead.target:
                self.app.push_screen(SplitScreen(bead.target), split)
            else:
                split(0)

        self.app.push_screen(SplitScreen(bead.source), ask_for_target)


def _choice(bead: Segment, way: tuple[int, int]) -> Choice:
    """A way to split: the shapes of the two beads, and how the second one begins."""
    whole = shape(bead)
    first = "–".join(map(str, way))
    second = "–".join(str(all_ - some) for all_, some in zip(whole, way, strict=True))
    starts = [_beginning(texts(bead, side)[count:]) for side, count in zip(Side, way, strict=True)]
    return Choice(f"{first} and {second}", f"the second: {starts[0]} ⇄ {starts[1]}")


def _beginning(run: tuple[str, ...]) -> str:
    if not run:
        return "∅"
    text = visible(run[0])
    return text if len(text) <= _PREVIEW else f"{text[:_PREVIEW].rstrip()}…"
