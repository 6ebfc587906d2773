"""The command that writes the document as it stands to a file in another format."""

from collections.abc import Callable, Mapping

from alignwb.errors import AlignwbError
from alignwb.services.exporting.ways_out import SentOut, WayOut, send_out, unfinished, ways_out
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.edit.export_screen import ExportScreen
from alignwb.tui.edit.preview.preview_screen import PreviewScreen
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_GROUP = "export"


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
        bitext, document = self._session.bitext, self._session.document
        ways = ways_out(self._project, document)

        def preview() -> None:
            self._stage.ask(PreviewScreen(bitext, self._stage.ref))

        def write(chosen: int | None) -> None:
            if chosen is not None:
                self._write(ways[chosen], with_drafts=dialog.with_drafts)

        dialog = ExportScreen(
            ways,
            [self._named(way) for way in ways],
            unfinished(bitext),
            self._count_findings(),
            preview,
        )
        self._stage.ask(dialog, write)

    def _write(self, way: WayOut, *, with_drafts: bool) -> None:
        """Write it beside the work: a book takes seconds."""
        bitext, document = self._session.bitext, self._session.document
        beside = self._stage.beside

        def write(_: Cancelled) -> None:
            try:
                sent = send_out(way, document, bitext, with_drafts=with_drafts)
            except AlignwbError as error:
                beside.hand_over(self._stage.tell, error)
                return
            beside.hand_over(self._tell, way, sent)

        beside.run(_GROUP, write)

    def _tell(self, way: WayOut, sent: SentOut) -> None:
        words = [
            f"{sent.written} {'paragraphs' if way.is_text else 'segments'} in {self._named(way)}"
        ]
        if sent.missing:
            words.append(
                f"{sent.missing} {'in the source language' if way.is_text else 'left out'}"
            )
        if sent.untouched:
            words.append(f"{sent.untouched} parts that are in no segment stay as they are")
        self._stage.notify("; ".join(words), title="Exported", timeout=6, markup=False)

    def _named(self, way: WayOut) -> str:
        return way.path.relative_to(self._project.root).as_posix()
