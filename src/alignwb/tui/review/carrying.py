"""Commands that pair what stands far apart: a block is marked, and fetched elsewhere."""

from collections.abc import Callable, Mapping

from alignwb.services.editing.open_bead import OpenBead
from alignwb.tui.shared.stage import Stage


class Carrying:
    """Marks blocks and has them paired with beads elsewhere.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, current: OpenBead, stage: Stage) -> None:
        self._current = current
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {
            "mark_block": self.mark,
            "fetch_block": self.fetch,
        }

    def mark(self) -> None:
        """Begin a block here, end it here, or drop it, and say how much is marked."""
        stage = self._stage
        stage.commit_typed()
        marked: list[int] = []
        if not stage.attempt(lambda: marked.append(len(self._current.mark_block()))):
            return
        block, count = self._current.block, marked[0]
        stage.show_status()
        if block is None:
            stage.notify("Nothing is marked any more.", timeout=2)
            return
        beads = f"{count} bead{'' if count == 1 else 's'}"
        where = f"{stage.key_of('fetch_block')} pairs them where they belong"
        ends = f"{stage.key_of('mark_block')} on another bead ends the block there"
        stage.notify(f"The {block.side} of {beads} is marked: {where}; {ends}.")

    def fetch(self) -> None:
        """Pair what is marked with the beads from here on."""
        stage = self._stage
        stage.commit_typed()
        if not stage.attempt(self._current.fetch_block):
            return
        stage.show_bitext()
        again = f"{stage.key_of('realign')} aligns inside of it"
        stage.notify(f"Paired, one bead with one. {again}.", timeout=4)
