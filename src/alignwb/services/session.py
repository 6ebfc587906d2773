"""One document being edited: its bitext, its history, its journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from alignwb.core import history
from alignwb.core.bitext import Bitext
from alignwb.core.edits import Edit
from alignwb.core.history import Work
from alignwb.core.segment import Draft, SegmentRef
from alignwb.errors import ProjectError
from alignwb.formats.xliff import XliffFile, read_xliff
from alignwb.services.project import Document, Project

Keep = Literal["mine", "theirs", "both"]
"""Which version of a segment stays that was changed both here and on disk."""


@dataclass(frozen=True, slots=True)
class OpenText:
    """What was typed in a segment and not yet committed as an edit."""

    ref: SegmentRef
    text: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """What opening brought back from the journal.

    Attributes:
        edits: How many edits that were not saved.
        open_text: What was typed and not committed; None for nothing.
        message: What the user should know; "" for nothing.
    """

    edits: int = 0
    open_text: OpenText | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What saving did.

    Attributes:
        written: Whether the file was written; not if it held the same bytes already.
        merged: The edit that took over what had changed on disk; None for nothing.
        message: For the user; "" for nothing.
    """

    written: bool
    merged: Edit | None = None
    message: str = ""


class Session:
    """The one mutable object: everything is called from one thread."""

    def __init__(self, document: Document, file: XliffFile, *, read_only: bool) -> None:
        self.document = document
        self.read_only = read_only
        self.lock_holder = ""
        self.recovery = Recovery()
        self._work = Work(file.bitext)
        self._saved = file.bitext

    @property
    def bitext(self) -> Bitext:
        """The document as it stands now."""
        return self._work.bitext

    @property
    def is_dirty(self) -> bool:
        """Whether it differs from what was last read or written."""
        return self._work.bitext != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._work.history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._work.history.undone)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" for nothing."""
        return self._work.history.done[-1].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" for nothing."""
        return self._work.history.undone[-1].label if self.can_redo else ""

    def apply(self, edit: Edit) -> None:
        """Do one undoable edit; it is in the journal before this returns.

        Raises EditError if it does not fit and ProjectError if the session is read-only or the
        journal cannot be written; nothing has changed then.
        """
        self._refuse_read_only()
        self._work = history.apply(self._work, edit)

    def undo(self) -> Edit | None:
        """Take the last edit back.  Returns the edit that did so, None if there is none."""
        self._refuse_read_only()
        step = history.undo(self._work)
        if step is None:
            return None
        self._work, edit = step
        return edit

    def redo(self) -> Edit | None:
        """Do again what was last undone.  Returns the edit, None if there is none."""
        self._refuse_read_only()
        step = history.redo(self._work)
        if step is None:
            return None
        self._work, edit = step
        return edit

    def attach_drafts(self, drafts: Mapping[SegmentRef, Draft]) -> tuple[SegmentRef, ...]:
        """Keep drafts, and fill them in where no human hand has been; not on the undo stack.

        Returns the segments that changed.
        """
        self._refuse_read_only()
        self._work, edit = history.attach_drafts(self._work, drafts)
        if edit is None:
            return ()
        return tuple(SegmentRef(change.paragraph, change.after[0].id) for change in edit.changes)

    def keep_open_text(self, ref: SegmentRef, text: str) -> None:
        """Keep what is typed and not committed; for every keystroke."""
        self._refuse_read_only()

    def drop_open_text(self) -> None:
        """Forget the open text: it was committed or thrown away."""

    def changed_on_disk(self) -> bool:
        """Whether the file is no longer what was last read or written.  Cheap."""
        return False

    def save(self) -> SaveOutcome:
        """Write the bitext.

        What changed on disk meanwhile is merged in.  Raises ConflictError naming the segments
        where that cannot be done; nothing is written then.
        """
        self._refuse_read_only()
        return SaveOutcome(written=False)

    def resolve_conflict(self, keep: Keep) -> SaveOutcome:
        """Save after a ConflictError."""
        self._refuse_read_only()
        return SaveOutcome(written=False)

    def close(self) -> None:
        """Release the document; saves nothing, loses nothing.  May be called again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ProjectError(f"{self.document.name} is open for reading only")


def open_session(project: Project, document: Document, *, read_only: bool = False) -> Session:
    """Open a document for editing."""
    data = document.bitext.read_bytes()
    return Session(document, read_xliff(data, document.bitext), read_only=read_only)
