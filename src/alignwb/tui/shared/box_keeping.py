"""What is typed in dialogs, kept in the session's journal until the dialog is left."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from textual.screen import ModalScreen

from alignwb.core.bitext import navigation
from alignwb.errors import AlignwbError
from alignwb.services.session import Box, Session
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import Command
from alignwb.tui.shared.stage import Stage

Answer = TypeVar("Answer")


class BoxKeeping:
    """Keeps what is typed in one box; where nothing may be changed it keeps nothing."""

    def __init__(self, session: Session, box: Box, stage: Stage) -> None:
        self._session = session
        self._box = box
        self._stage = stage

    @property
    def unfinished(self) -> Mapping[str, str]:
        """What was typed there before and neither kept nor discarded."""
        return self._session.boxes.get(self._box, {})

    def keep(self, texts: Mapping[str, str]) -> None:
        """Put it into the journal."""
        self._try(lambda: self._session.keep_box(self._box, texts))

    def drop(self) -> None:
        """Take it out of the journal."""
        self._try(lambda: self._session.drop_box(self._box))

    def _try(self, change: Callable[[], None]) -> None:
        if not self._session.takes_changes:
            return
        try:
            change()
        except AlignwbError as error:
            # The dialog holds the text all the same; only the journal could not be written.
            self._stage.tell(error)


def kept_until_left(
    dialog: ModalScreen[Answer],
    answered: Callable[[Answer | None], object] | None,
    session: Session,
    stage: Stage,
) -> Callable[[Answer | None], None]:
    """Have what is typed in a dialog kept, if it has boxes; what is to be called with its answer.

    What was typed is forgotten once `answered` has taken it; if that returns False, because it was
    refused, it stays, and the dialog begins with it the next time.
    """

    def take(answer: Answer | None) -> object:
        return None if answered is None else answered(answer)

    def only_take(answer: Answer | None) -> None:
        take(answer)

    if not isinstance(dialog, TypingDialog):
        return only_take
    box = Box(dialog.box, stage.ref if dialog.is_of_segment else None)
    keeper = BoxKeeping(session, box, stage)
    dialog.keeper = keeper

    def leave(answer: Answer | None) -> None:
        dialog.keeper = None  # the message of a key may still be on its way to the dialog
        if take(answer) is not False:
            keeper.drop()

    return leave


def unfinished(session: Session, commands: Sequence[Command]) -> list[str]:
    """What to say of each box with something unfinished, and of the key that opens it."""
    known = {command.id: command for command in commands}
    said: list[str] = []
    if session.recovery.open_text is not None:
        number = navigation.number_of(session.bitext, session.recovery.open_text.ref)
        said.append(f"What you were typing in number {number} is in the box; it is not committed.")
    for box in session.recovery.boxes:
        command = known.get(box.name)  # None for one of another version of this program
        where, there = "", ""
        if box.ref is not None:
            where = f" at number {navigation.number_of(session.bitext, box.ref)}"
            there = " there"
        shown = f"{command.key}{there} shows it" if command else "it stays in the journal"
        label = command.label if command else box.name
        said.append(f"What you typed in “{label}”{where} is unfinished; {shown}.")
    return said
