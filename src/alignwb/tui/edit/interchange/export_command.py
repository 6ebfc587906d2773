"""The command that writes the document as it stands to a file in another format."""

from collections.abc import Callable, Mapping

from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.shared.stage import Stage


class Exporting:
    """Answers the command “Export the document”.

    Args:
        count_findings: How many findings of the document stop at confirming.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self, project: Project, session: Session, count_findings: Callable[[], int], stage: Stage
    ) -> None:
        self._project = project
        self._session = session
        self._count_findings = count_findings
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"export": self.ask}

    def ask(self) -> None:
        """Show the formats, and write the one chosen."""
        # Loaded when asked for: the first picture of the screen waits for none of it.
        from alignwb.tui.edit.interchange.sending_out import SendingOut  # noqa: PLC0415

        SendingOut(self._project, self._session, self._count_findings, self._stage).ask()
