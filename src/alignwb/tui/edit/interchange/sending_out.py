"""From the formats a document can go out in to the file that is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.exporting.ways_out import (
    SentOut,
    WayOut,
    destination,
    send_out,
    stopping,
    unfinished,
    ways_out,
)
from alignwb.services.project.project import Project
from alignwb.services.project.written_paths import completed
from alignwb.services.session import Session
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.interchange.export_screen import ExportAnswers, ExportScreen, Order
from alignwb.tui.edit.preview.preview_screen import PreviewScreen
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_GROUP = "export"


class SendingOut:
    """Has one of the formats chosen, and writes the document in it.

    Args:
        count_findings: How many findings of the document stop at confirming.
    """

    def __init__(
        self, project: Project, session: Session, count_findings: Callable[[], int], stage: Stage
    ) -> None:
        self._project = project
        self._session = session
        self._count_findings = count_findings
        self._stage = stage
        self._writing: ExportScreen | None = None

    def ask(self) -> None:
        """Show the formats, and write the one chosen."""
        bitext = self._session.bitext

        def preview() -> None:
            self._stage.ask(PreviewScreen(bitext, self._stage.ref))

        def go(ref: SegmentRef | None) -> None:
            if ref is not None:
                self._stage.go(ref)

        answers = ExportAnswers(
            named=lambda way: self._named(way.path),
            complete=partial(completed, base=self._project.root),
            stopping=lambda way, going: stopping(way, bitext, going),
            key_of=self._stage.key_of,
            write=self._take,
            preview=preview,
        )
        ways = ways_out(self._project, self._session.document, self._session.bitext)
        dialog = ExportScreen(ways, unfinished(bitext), self._count_findings(), answers)
        self._stage.ask(dialog, go)

    def _take(self, dialog: ExportScreen, order: Order) -> None:
        """Write what is ordered; over a file that is there only if that is wanted."""
        if self._stage.beside.is_running(_GROUP):
            if dialog is not self._writing:  # else it is being written already
                dialog.say("An export is still being written; order this one again when it is.")
            return
        try:
            path = destination(self._project, order.way, order.written)
        except AlignwbError as error:
            dialog.say(f"{error.message}. {error.hint}", is_warning=True)
            return
        if not path.exists():
            self._write(dialog, order, path)
            return

        def answered(chosen: int | None) -> None:
            if chosen == 0:
                self._write(dialog, order, path)

        self._stage.ask(
            ChoiceScreen(
                "The file is there already",
                [Choice("Replace it"), Choice("Go back", "nothing is written")],
                highlighted=1,
                explanation=self._named(path),
            ),
            answered,
        )

    def _write(self, dialog: ExportScreen, order: Order, path: Path) -> None:
        """Write it beside the work: a book takes seconds."""
        bitext, document = self._session.bitext, self._session.document
        beside = self._stage.beside
        self._writing = dialog
        dialog.say(f"Writing {self._named(path)} …")

        def write(_: Cancelled) -> None:
            try:
                sent = send_out(order.way, document, bitext, order.going, path)
            except AlignwbError as error:
                beside.hand_over(self._refuse, dialog, error)
                return
            beside.hand_over(self._tell, dialog, order.way, sent)

        beside.run(_GROUP, write)

    def _refuse(self, dialog: ExportScreen, error: AlignwbError) -> None:
        dialog.say("\n".join(filter(None, (error.message, error.hint))), is_warning=True)
        if not dialog.is_active:  # it was left in the meantime, or the document is read before it
            self._stage.tell(error)

    def _tell(self, dialog: ExportScreen, way: WayOut, sent: SentOut) -> None:
        is_text = way.is_text
        what = f"{'paragraph' if is_text else 'segment'}{'' if sent.written == 1 else 's'}"
        words = [f"{sent.written} {what} in {self._named(sent.path)}"]
        if sent.missing:
            fate = "left out"
            if is_text or way.is_original:
                fate = "in the source language" if is_text else "as in the client's file"
            words.append(f"{sent.missing} {fate}")
        if sent.untouched:
            words.append(f"parts in no segment, as they were: {sent.untouched}")
        dialog.say(f"Exported: {'; '.join(words)}")
        dialog.dismiss(None)  # unless it was left, or the document is read in front of it
        self._stage.notify("; ".join(words), title="Exported", timeout=6, markup=False)

    def _named(self, path: Path) -> str:
        """A file as people know it: from the project on, if it is in there."""
        root = self._project.root
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
