"""Commands that change beads: for each the edit of the core that it makes."""

from collections.abc import Callable, Mapping
from functools import partial

from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.beads.bead_splits import ways_to_split
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.bitext.sentences import sentence_counts, sentence_texts
from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.session import Session
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.dialogs.prompts import NoteScreen, SplitScreen
from alignwb.tui.shared.stage import Stage

_PREVIEW = 24

_BEAD_EDITS: Mapping[str, Callable[[Bitext, SegmentRef], Edit | None]] = {
    "merge_beads": bead_edits.merge_beads,
    "make_null": bead_edits.make_null,
    "swap_targets": bead_edits.swap_targets,
    "toggle_flag": review_queue.toggle_flag,
}
"""The edit that each command makes of the current bead."""

_SIDE_EDITS: Mapping[str, Callable[[Bitext, SegmentRef, Side], Edit | None]] = {
    "move_up": partial(bead_edits.shift, forward=False),
    "move_down": partial(bead_edits.shift, forward=True),
    "restore_text": bead_edits.restore_side,
}
"""The edit that each command makes of the chosen side of the current bead."""


class BeadChanges:
    """Answers the commands of the group “Beads”.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, current: OpenBead, stage: Stage) -> None:
        self._session = session
        self._current = current
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {
            **{name: partial(self._make, edit) for name, edit in _BEAD_EDITS.items()},
            **{name: partial(self._make_on_side, edit) for name, edit in _SIDE_EDITS.items()},
            "confirm_next": self.confirm_next,
            "toggle_confirmed": lambda: self.change(current.toggle_confirmed),
            "confirm_to_here": self.confirm_to_here,
            "split_bead": self.split,
            "note": self.write_note,
            "undo": partial(self._travel, "Undone", session.undo, "There is nothing to undo"),
            "redo": partial(
                self._travel, "Done again", session.redo, "There is nothing to do again"
            ),
        }

    def change(self, change: Callable[[], object]) -> bool:
        """Change the bead, after what is typed was kept, and show it; False if it was refused."""
        self._stage.commit_typed()
        if not self._stage.attempt(change):
            return False
        self._stage.show_bitext()
        return True

    def confirm_next(self) -> None:
        """Confirm the bead and go on."""
        stage, current = self._stage, self._current
        stage.commit_typed()
        # By doubt the next one is the one after this, so it is found before this leaves the queue.
        following = current.next_to_do()
        if not stage.attempt(current.confirm):
            return
        if following is not None:
            stage.go(following)
            return
        stage.show_bitext()
        if current.by_doubt:
            current.end_queue()
            stage.show_status()
            stage.notify("Every doubtful bead is seen to; from here on in order.", title="Done")
        else:
            stage.notify("Every bead of this alignment is confirmed.", title="Done")

    def confirm_to_here(self) -> None:
        """Confirm everything since the last confirmed bead."""
        confirmed: list[int] = []
        if self.change(lambda: confirmed.append(self._current.confirm_to_here())):
            count = confirmed[0]
            self._stage.notify(f"{count} bead{'' if count == 1 else 's'} confirmed", timeout=2)

    def split(self) -> None:
        """Make two of it; between sentences, or inside them where there is one on each side."""
        self._stage.commit_typed()
        if not self._stage.attempt(self._session.require_changes):
            return
        bead = self._current.segment
        if max(sentence_counts(bead)) == 1:
            self._split_inside(bead)
            return
        ways = ways_to_split(bead)

        def split(position: int | None) -> None:
            if position is not None:
                source, target = ways[position]
                self._make(lambda bitext, ref: bead_edits.split_bead(bitext, ref, source, target))

        if len(ways) == 1:
            split(0)
        else:
            choices = [_choice(bead, way) for way in ways]
            self._stage.ask(ChoiceScreen("Split into", choices), split)

    def write_note(self) -> None:
        """Ask for a note."""
        self._stage.commit_typed()
        if not self._stage.attempt(self._session.require_changes):
            return

        def keep(note: str | None) -> bool:
            return note is None or self.change(lambda: self._current.write_note(note))

        self._stage.ask(NoteScreen(self._current.segment.note), keep)

    def _make(self, edit: Callable[[Bitext, SegmentRef], Edit | None]) -> None:
        self.change(lambda: self._current.apply(edit(self._session.bitext, self._current.ref)))

    def _make_on_side(self, edit: Callable[[Bitext, SegmentRef, Side], Edit | None]) -> None:
        self._make(lambda bitext, ref: edit(bitext, ref, self._current.side))

    def _travel(self, done: str, step: Callable[[], Edit | None], nothing: str) -> None:
        stage = self._stage
        stage.commit_typed()
        try:
            edit = self._current.travel(step)
        except AlignwbError as error:
            stage.tell(error)
            return
        stage.note_change()
        stage.show_bitext()
        stage.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2, markup=False)

    def _split_inside(self, bead: Segment) -> None:
        """Ask where, in the source and then in the target: both are one sentence at most."""

        def ask_for_target(source_offset: int | None) -> None:
            if source_offset is None:
                return

            def split(target_offset: int | None) -> None:
                if target_offset is not None:
                    self._make(
                        lambda bitext, ref: edits.split_segment(
                            bitext, ref, source_offset, target_offset
                        )
                    )

            if bead.target:
                self._stage.ask(SplitScreen(bead.target), split)
            else:
                split(0)

        self._stage.ask(SplitScreen(bead.source), ask_for_target)


def _choice(bead: Segment, way: tuple[int, int]) -> Choice:
    """A way to split: the shapes of the two beads, and how the second one begins."""
    whole = sentence_counts(bead)
    first = "–".join(map(str, way))
    second = "–".join(str(all_ - some) for all_, some in zip(whole, way, strict=True))
    starts = [
        _beginning(sentence_texts(bead, side)[count:])
        for side, count in zip(Side, way, strict=True)
    ]
    return Choice(f"{first} and {second}", f"the second: {starts[0]} ⇄ {starts[1]}")


def _beginning(run: tuple[str, ...]) -> str:
    if not run:
        return "∅"
    text = visible(run[0])
    return text if len(text) <= _PREVIEW else f"{text[:_PREVIEW].rstrip()}…"
