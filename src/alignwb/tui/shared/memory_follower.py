"""Telling the memory and the team what becomes of the segments of an open document."""

from typing import TYPE_CHECKING

from alignwb.errors import AlignwbError
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.session import Session
from alignwb.tui.shared.stage import Stage

if TYPE_CHECKING:
    from alignwb.services.team.team_thread import TeamThread


class MemoryFollower:
    """Keeps a project's memory, and its team, in step with a session.

    It says once that the memory cannot be used.
    """

    def __init__(
        self,
        session: Session,
        memory: MemoryThread,
        stage: Stage,
        team: "TeamThread | None" = None,
    ) -> None:
        self._session = session
        self._memory = memory
        self._stage = stage
        self._team = team
        self._followed = session.saved_bitext
        self._last_told = ""

    def follow(self) -> None:
        """Let the memory know what became of segments since it was last told."""
        before, after = self._followed, self._session.bitext
        if before is not after and not self._session.read_only:
            self._followed = after
            document = self._session.document
            self._memory.tell(lambda memory: memory.follow(document, before, after), self.failed)
            if self._team is not None:
                self._team.follow(document, before, after)

    def failed(self, error: AlignwbError) -> None:
        """Say, once, that the memory cannot be used; may be called from any thread."""
        self._stage.beside.hand_over(self._tell, error)

    def _tell(self, error: AlignwbError) -> None:
        if error.message != self._last_told:
            self._last_told = error.message
            self._stage.notify(
                f"{error.message}\n{error.hint}".strip(),
                title="The memory",
                severity="warning",
                markup=False,
            )
