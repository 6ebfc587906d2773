"""The journal of one document on disk: what was done since the file it starts from.

Beside the journal lies a copy of that file, so that what another program did to the file meanwhile
can be told from what was done here.  Journals, copies and what was set aside are all in one
folder, under the document's name:

    <document>.jsonl          the records, one a line
    <document>.base.xlf       the file they start from
    <document>.before.xlf     the file before another program changed it while it was closed
    <document>.recovered.xlf  all the work, where the file itself was missing or damaged
    <document>.<what>-<n>.*   set aside, never read or deleted by this program
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.formats.file_bytes import read_bytes_if_there
from alignwb.services.project.project import Document, Project
from alignwb.services.session.durable_log import DurableLog
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal_lines import Lines, encode_line, read_lines

FORMAT = 1
"""Raised when a journal can no longer be read by the program before."""


def digest(data: bytes) -> str:
    """Tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


class Journal:
    """The journal of one document; nothing is opened, read or made before it is asked for."""

    def __init__(self, folder: Path, document: str) -> None:
        self.path = folder / f"{document}.jsonl"
        self.base_path = folder / f"{document}.base.xlf"
        self._next_base_path = folder / f"{document}.next-base.xlf"
        self._document = document
        self._log: DurableLog | None = None
        self._checksum = 0
        self._size_bytes = 0
        self._base_sha256 = ""

    @property
    def exists(self) -> bool:
        """Whether there is one on disk."""
        return self.path.exists()

    @property
    def size_bytes(self) -> int:
        """How long it is."""
        return self._log.size_bytes if self._log else self._size_bytes

    def read(self) -> Lines:
        """Everything in it; no records if there is no journal.

        What is appended from now on continues after the last good line.  Raises ProjectError if
        it cannot be read, or was written by a later version of this program.
        """
        data = read_bytes_if_there(self.path) or b""
        lines = read_lines(data)
        if lines.records and lines.records[0].get("format", 0) > FORMAT:
            raise ProjectError(
                f"{self.path}: this journal was written by a newer alignwb",
                hint="Open the document with that version, save it there, and come back.",
            )
        self._checksum, self._size_bytes = lines.checksum, lines.size_bytes
        self._base_sha256 = lines.records[0]["sha256"] if lines.records else ""
        return lines

    def base(self, sha256: str) -> bytes | None:
        """The copy of the file that has this digest; None if it is not here."""
        for path in (self.base_path, self._next_base_path):
            data = read_bytes_if_there(path)
            if data is not None and digest(data) == sha256:
                return data
        return None

    def append(self, record: Json, *, sync_within_s: float = 0.0) -> None:
        """Keep one record.  Raises ProjectError if it cannot be kept; nothing has changed then."""
        if self._log is None:
            self._log = DurableLog(self.path, self._size_bytes)
        line, checksum = encode_line(record, self._checksum)
        self._log.append(line, sync_within_s=sync_within_s)
        self._checksum = checksum

    def restart(self, base: bytes, records: Iterable[Json]) -> None:
        """Put a new journal, from this base on and with these records, in the place of the old.

        At every moment one of them is there, whole and with its base.  Raises ProjectError with
        the old one left as it was.
        """
        self.close()
        self._settle_base()
        header: dict[str, Json] = {"kind": "base", "format": FORMAT, "sha256": digest(base)}
        lines: list[bytes] = []
        checksum = 0
        for record in (header, *records):
            line, checksum = encode_line(record, checksum)
            lines.append(line)
        data = b"".join(lines)
        _make_folder(self.path.parent)
        is_new_base = read_bytes_if_there(self.base_path) != base
        if is_new_base:
            write_atomically(self._next_base_path, base)
        write_atomically(self.path, data)
        self._checksum, self._size_bytes = checksum, len(data)
        self._base_sha256 = header["sha256"]
        self._settle_base()

    def set_aside(self, what: str, suffix: str, data: bytes) -> Path:
        """Keep something for the user under a name of its own."""
        number = 1
        while self._beside(f"{what}-{number}{suffix}").exists():
            number += 1
        return self.write_beside(f"{what}-{number}{suffix}", data)

    def write_beside(self, ending: str, data: bytes) -> Path:
        """Write a file beside the journal, or over the one with this ending."""
        path = self._beside(ending)
        _make_folder(path.parent)
        write_atomically(path, data)
        return path

    def copy_aside(self, what: str) -> Path:
        """Keep the journal as it is for the user, before it is started anew."""
        return self.set_aside(what, ".jsonl", read_bytes_if_there(self.path) or b"")

    def keep_base(self) -> Path | None:
        """Keep the copy of the file, before the journal starts anew from another.

        There is one such copy, the latest.  None if there was nothing to keep.
        """
        kept = self._beside("before.xlf")
        try:
            self.base_path.replace(kept)
        except OSError:
            return None
        return kept

    def flush(self) -> None:
        """Wait until everything is on the disk.  Raises ProjectError if it cannot be put there."""
        if self._log:
            self._log.flush()

    def close(self) -> None:
        """Let go of the file; appending opens it again.  Raises ProjectError."""
        if self._log:
            log, self._log = self._log, None
            self._size_bytes = log.size_bytes
            log.close()

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(f"{self._document}.{ending}")

    def _settle_base(self) -> None:
        data = read_bytes_if_there(self._next_base_path)
        if data is not None and digest(data) == self._base_sha256:
            with suppress(OSError):  # `base` finds it under this name too
                self._next_base_path.replace(self.base_path)


def has_journal(project: Project, document: Document) -> bool:
    """Whether the document was worked on, and so must not be imported over a file that is gone."""
    return document_journal(project, document).exists


def document_journal(project: Project, document: Document) -> Journal:
    """Where the document's journal is or will be."""
    return Journal(project.state_of(document, "journal"), document.name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"{folder}: cannot be made: {error.strerror or error}") from error
