"""The way out of a document, also when it cannot be saved or not even journalled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.services.session import Session
from alignwb.services.session.disk_changes import number_segments
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.shared.stage import Stage


@dataclass
class Parting(Message):
    """Something to say once the screen is left."""

    words: str


class Leaving:
    """Closes the document; asks first where work would be left behind."""

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage

    def close(self) -> AlignwbError | None:
        """Close the document; what the disk answered if it does not take the journal."""
        try:
            self._session.close()
        except AlignwbError as error:
            return error
        return None

    def put_on_disk(self) -> AlignwbError | None:
        """Wait until the journal is on the disk; what the disk answered if it refused."""
        try:
            self._session.put_on_disk()
        except AlignwbError as error:
            return error
        return None

    def ask(self, error: AlignwbError | None, left: Callable[[], object]) -> None:
        """Ask how to leave a document that could not be saved because of `error`.

        left: called when it is closed.
        """
        at_risk = self._session.segments_on_no_disk()
        leave_remark = "that text is lost" if at_risk else "the work is in the journal"
        ways: list[tuple[Choice, Callable[[], object]]] = [
            (Choice("Leave", leave_remark), lambda: self.leave(left)),
            (
                Choice("Write the bitext elsewhere and leave", "to a new file outside the project"),
                lambda: self._leave_elsewhere(left),
            ),
            (Choice("Go back", "nothing is closed"), lambda: None),
        ]
        if at_risk:
            ways[0], ways[1] = ways[1], ways[0]

        def go(chosen: int | None) -> None:
            if chosen is not None:
                ways[chosen][1]()

        problem = f"{error.message}. {error.hint}\n\n" if error else ""
        self._stage.ask(
            ChoiceScreen(
                f"Not saved: {self._session.document.name}",
                [choice for choice, _ in ways],
                explanation=problem + self._where(at_risk),
            ),
            go,
        )

    def end(self) -> str:
        """Close at once, unasked; says where the work is."""
        words = self.keep()
        self.close()
        return words

    def keep(self) -> str:
        """Write what the journal did not take elsewhere; says where the work is."""
        at_risk, words = self._session.segments_on_no_disk(), ""
        if at_risk:
            try:
                words = f"What the journal did not take was written to {self._elsewhere()}"
            except AlignwbError as error:
                words = f"{self._where(at_risk)} {error.message}"
        elif self._session.is_dirty or self._session.has_open_text:
            words = self._where(())
        return words

    def leave(self, left: Callable[[], object], words: str = "") -> None:
        """Close the document unsaved, and say where the work is once the screen is left."""
        words = words or self._where(self._session.segments_on_no_disk())
        self._stage.post_message(Parting(visible(words)))
        self.close()
        left()

    def _leave_elsewhere(self, left: Callable[[], object]) -> None:
        try:
            words = f"The bitext, with all your work in it, was written to {self._elsewhere()}"
        except AlignwbError as error:
            self._stage.tell(error)
            self.ask(error, left)
            return
        self.leave(left, words)

    def _elsewhere(self) -> str:
        return str(self._session.write_elsewhere())

    def _where(self, at_risk: Sequence[SegmentRef]) -> str:
        """Where the work is, and which is nowhere."""
        path = self._session.journal_path
        if path is None:
            return ""
        if not at_risk:
            there = "" if path.exists() else " (wherever that was moved to)"
            return (
                f"All your work is in the journal {path}{there}; it is there when you open the"
                " document again."
            )
        names = number_segments(at_risk, self._session.bitext)
        segments = "segment" if len(at_risk) == 1 else "segments"
        return (
            f"The journal cannot be written. On no disk is the latest text of {segments} {names}."
        )
