"""A document on disk that is opened, worked on, left and lost again and again."""

from pathlib import Path

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session, open_session

LETTER = Bitext(
    "letter",
    "seeds/letter.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (Segment("s1", "Een huis. Twee huizen."), Segment("s2", "Drie huizen.[^1]")),
        ),
        Paragraph("p2", Kind.PARAGRAPH, (Segment("s1", "Het slot."),)),
    ),
)
P1S1, P1S2, P2S1 = SegmentRef("p1", "s1"), SegmentRef("p1", "s2"), SegmentRef("p2", "s1")


class ReopenedDocument:
    """A project with one document, and a translator who opens it time and again.

    `session` is opened at first use; `crash` ends it as the end of its process would.
    """

    def __init__(self, root: Path, bitext: Bitext = LETTER) -> None:
        self.project = Project(root)
        self.project.translations.mkdir()
        self.file = self.project.translations / f"{bitext.document}.xlf"
        self.file.write_bytes(write_xliff(bitext))
        self.document: Document = self.project.find(bitext.document)
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        if self._session is None:
            self._session = open_session(self.project, self.document)
        return self._session

    @property
    def journals(self) -> Path:
        return self.project.state / "journal"

    def crash(self) -> None:
        session, self._session = self.session, None
        assert session._work.journal
        assert session._lock
        session._work.journal.close()
        session._lock.release()

    def close(self) -> None:
        self.session.close()
        self._session = None

    def reopen(self) -> Session:
        self.close()
        return self.session

    def type(self, ref: SegmentRef, text: str, status: Status | None = None) -> Edit:
        edit = edits.set_target(self.session.bitext, ref, text, status=status)
        assert edit
        self.session.apply(edit)
        return edit

    def target(self, ref: SegmentRef) -> str:
        return self.session.bitext.segment(ref).target

    def saved(self) -> Bitext:
        """What is on disk."""
        return read_xliff(self.file.read_bytes(), self.file).bitext

    def change_on_disk(self, ref: SegmentRef, text: str, status: Status | None = None) -> None:
        """What another program might do."""
        file = read_xliff(self.file.read_bytes(), self.file)
        edit = edits.set_target(file.bitext, ref, text, status=status)
        assert edit
        self.file.write_bytes(file.with_bitext(edits.apply(file.bitext, edit)).data)
