"""The list of documents, kept true while it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.statistics import figures, measure
from alignwb.errors import AlignwbError
from alignwb.services.checking.finding_counts import FindingCounter, Stamp, stamp_of
from alignwb.services.memory.document_page import NOT_YET, findings_in_words, row_of
from alignwb.services.project.documents import DocumentStatus, document_status, written_at_s
from alignwb.services.project.project import Document
from alignwb.services.session import Session
from alignwb.tui.dialogs.document_list import DocumentList
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_GROUP = "documents"
_LOOK_AGAIN_S = 1.0


def place_among(documents: Sequence[Document], document: Document) -> int | None:
    """Where a document stands among others; None if its files are gone, or it is a reference."""
    bitexts = [each.bitext for each in documents]
    return bitexts.index(document.bitext) if document.bitext in bitexts else None


class DocumentListing:
    """Shows the list of documents at once; what is known of them comes as it is found out.

    A document may be a book, so all is read and counted beside the work, first the figures of every
    document and then the findings.  While the list is shown it is looked again for what changes.

    Args:
        session: The document that is open, of which the list tells how it stands now.
        documents: The documents.
        findings: What counts findings; None where none are told.
        stage: The screen.
        bring_in: Asks for a file to import; None where none can be.
    """

    def __init__(
        self,
        session: Session,
        documents: Sequence[Document],
        findings: FindingCounter | None,
        stage: Stage,
        bring_in: Callable[[], None] | None = None,
    ) -> None:
        self._session = session
        self._documents = documents
        self._findings = findings
        self._stage = stage
        self._here = place_among(documents, session.document)
        self._list = DocumentList([each.name for each in documents], self._here, bring_in)
        self._is_shown = True
        # Used by one thread after the other.
        self._read: dict[int, tuple[Stamp, DocumentStatus]] = {}
        self._told: dict[int, str] = {}
        self._open: tuple[Bitext, DocumentStatus] | None = None

    def ask(self, answered: Callable[[int | None], object]) -> None:
        """Show the list; `answered` is called with the position chosen, None if it was left."""

        def leave(chosen: int | None) -> None:
            self._is_shown = False
            self._stage.beside.cancel(_GROUP)
            answered(chosen)

        self._stage.ask(self._list, leave)
        self._look()

    def _look(self) -> None:
        """Look at what has changed, and again after a while."""
        if not self._is_shown:
            return
        beside, bitext = self._stage.beside, self._session.bitext
        if not beside.is_running(_GROUP):
            beside.run(_GROUP, lambda cancelled: self._look_through(bitext, cancelled))
        beside.after(_LOOK_AGAIN_S, self._look)

    def _look_through(self, bitext: Bitext, cancelled: Cancelled) -> None:
        before = self._told
        self._told = {}
        statuses: list[DocumentStatus] = []
        for number in range(len(self._documents)):
            if cancelled():
                return
            statuses.append(self._status_of(number, bitext))
            self._show(number, statuses[number], before.get(number, NOT_YET))
        for number, status in enumerate(statuses):
            if cancelled():
                return
            if self._findings is not None and status.statistics is not None:
                told = self._count(number, bitext, cancelled)
                self._told[number] = told
                self._show(number, status, told)

    def _status_of(self, number: int, bitext: Bitext) -> DocumentStatus:
        document = self._documents[number]
        if number == self._here:
            if self._open is None or self._open[0] is not bitext:
                status = DocumentStatus(document, measure(bitext), figures=figures(bitext))
                self._open = bitext, status
            return replace(self._open[1], saved_at_s=written_at_s(document.bitext))
        stamp = stamp_of(document.bitext)
        known = self._read.get(number)
        if known is None or known[0] != stamp:
            known = self._read[number] = stamp, document_status(document)
        return known[1]

    def _count(self, number: int, bitext: Bitext, cancelled: Cancelled) -> str:
        assert self._findings is not None
        open_ = bitext if number == self._here else None
        try:
            counts = self._findings.count(self._documents[number], open_, cancelled)
        except AlignwbError:  # `alignwb check` says why
            return findings_in_words(None)
        return NOT_YET if counts is None else findings_in_words(counts)

    def _show(self, number: int, status: DocumentStatus, findings: str) -> None:
        row = row_of(status, findings if self._findings is not None else "")
        self._stage.beside.hand_over(self._list.show, number, row)
