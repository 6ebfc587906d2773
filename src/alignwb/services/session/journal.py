"""The journal of one document on disk: what was done since the file it starts from.

Beside the journal lies a copy of that file, to tell what another program changed in the file from
what was changed here.  Journals, copies and what was set aside are all in one folder, under the
document's name:

    <document>.jsonl          the records, one a line
    <document>.base.xlf       the file they start from
    <document>.before.xlf     the file before another program changed it while it was closed
    <document>.recovered.xlf  all the work, where the file itself was missing or damaged
    <document>.<what>-<n>.*   set aside, never read or deleted by this program
"""

import glob
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count, takewhile
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.files.file_bytes import opened, read_bytes_if_there
from alignwb.files.reading_limits import MOST_JOURNAL_BYTES
from alignwb.formats.atomic import replacing, write_atomically
from alignwb.formats.writing.own_files import narrow_file
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Document, Project
from alignwb.services.session.durable_log import DurableLog
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal_formats import FORMAT, format_of
from alignwb.services.session.journal_lines import Lines, encode_line, kinds_of_lines, read_lines
from alignwb.services.session.records import base_record, is_base_record, is_record


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, by which its states are told apart."""
    return hashlib.sha256(data).hexdigest()


class Journal:
    """The journal of one document; the constructor opens and makes nothing.

    Args:
        folder: Where it is, or will be.
        document: The document's name.
        bitext: The document's file; nobody may read the journal, or what lies beside it, who may
            not read that.
    """

    def __init__(self, folder: Path, document: str, bitext: Path | None = None) -> None:
        self.path = folder / f"{document}.jsonl"
        self.base_path = folder / f"{document}.base.xlf"
        self._next_base_path = folder / f"{document}.next-base.xlf"
        self._document = document
        self._bitext = bitext
        self._log: DurableLog | None = None
        self._checksum = 0
        self._size_bytes = 0
        self._base_sha256 = ""
        self._format = FORMAT

    @property
    def exists(self) -> bool:
        """Whether there is one on disk."""
        return self.path.exists()

    @property
    def private_as(self) -> tuple[Path, ...]:
        """The files that say who may read the journal; itself, if its document's file is gone."""
        return (self._bitext or self.path, self.path)

    @property
    def size_bytes(self) -> int:
        """The size of the journal."""
        return self._log.size_bytes if self._log else self._size_bytes

    def narrow(self) -> None:
        """Let nobody read it, and what lies beside it, who may no longer read the document."""
        for path in self.path.parent.glob(f"{glob.escape(self._document)}.*"):
            narrow_file(path, self.private_as[:1])

    @property
    def failure(self) -> ProjectError | None:
        """Why some of it is not known to be on the disk, though it was due; None if all is well."""
        return self._log.failure if self._log else None

    @property
    def is_synced(self) -> bool:
        """Whether all of it is on the disk."""
        return self._log is None or self._log.is_synced

    @property
    def is_gone(self) -> bool:
        """Whether it was deleted while the document is open."""
        if self._log:
            return self._log.is_gone
        return self._size_bytes > 0 and not self.path.exists()

    def read(self) -> Lines:
        """Read all of it; no records if there is no journal.

        Appending then continues after the last good line.  Raises ProjectError if it cannot be
        read, or was written by a later version of this program.
        """
        lines = self._read_lines()
        if lines.records and lines.records[0]["format"] > FORMAT:
            raise ProjectError(
                f"{self.path}: this journal was written by a newer alignwb",
                hint="Open the document with that version, save it there, and come back.",
            )
        self._checksum, self._size_bytes = lines.checksum, lines.size_bytes
        self._base_sha256 = lines.records[0]["sha256"] if lines.records else ""
        self._format = lines.records[0].get("format", 1) if lines.records else FORMAT
        return lines

    def kinds(self) -> tuple[str, ...]:
        """The kinds of its records, none of which is looked into; none if there is no journal.

        Raises ProjectError if it cannot be read.
        """
        return tuple(kinds_of_lines(self._data()[0]))

    def _data(self) -> tuple[bytes, bool]:
        """The bytes of the journal, none if there is none, and whether there are more."""
        try:
            with opened(self.path) as file:
                return file.read(MOST_JOURNAL_BYTES), bool(file.read(1))
        except ProjectError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return b"", False
            raise

    def _read_lines(self) -> Lines:
        """The lines as far as they can be read; none if they do not begin with a base."""
        data, is_cut = self._data()
        lines = read_lines(data)
        records = tuple(takewhile(is_record, lines.records))
        if records and not is_base_record(records[0]):
            records = ()
        if is_cut or len(records) < len(lines.records):
            return replace(lines, records=records, is_damaged=True)
        return lines

    def base(self, sha256: str) -> bytes | None:
        """The copy of the file with this digest; None if there is none."""
        for path in (self.base_path, self._next_base_path):
            data = _read_copy(path)
            if data is not None and digest(data) == sha256:
                return data
        return None

    def append(self, record: Json, *, sync_within_s: float = 0.0) -> None:
        """Write one record.  Raises ProjectError if that fails; nothing has changed then."""
        if format_of(record) > self._format:
            self._raise_format(format_of(record))
        if self._log is None:
            self._log = DurableLog(self.path, self._size_bytes, self.private_as)
        line, checksum = encode_line(record, self._checksum)
        self._log.append(line, sync_within_s=sync_within_s)
        self._checksum = checksum

    def restart(self, base: bytes, records: Iterable[Json]) -> None:
        """Replace the journal by a new one that starts from this base with these records.

        At every moment the old one or the new one is there, whole and with its base.  Raises
        ProjectError if that fails; the old one has not changed then.
        """
        self.close()
        self._settle_base()
        kept = tuple(records)
        header = base_record(max(map(format_of, kept), default=1), digest(base))
        make_folder(self.path.parent)
        is_new_base = _read_copy(self.base_path) != base
        if is_new_base:
            write_atomically(self._next_base_path, base, no_wider_than=self.private_as)
        self._write((header, *kept))
        self._settle_base(forgets_others=True)

    def set_aside(self, what: str, suffix: str, data: bytes) -> Path:
        """Write something for the user beside the journal, under a name that is not taken."""
        ending = self._free_place(what, suffix).name.removeprefix(f"{self._document}.")
        return self.write_beside(ending, data)

    def _free_place(self, what: str, suffix: str) -> Path:
        places = (self._beside(f"{what}-{number}{suffix}") for number in count(1))
        return next(place for place in places if not os.path.lexists(place))

    def write_beside(self, ending: str, data: bytes) -> Path:
        """Write a file beside the journal, replacing one with this ending."""
        path = self._beside(ending)
        make_folder(path.parent)
        write_atomically(path, data, no_wider_than=self.private_as)
        return path

    def copy_aside(self, what: str) -> Path:
        """Set the journal aside for the user, before it starts over."""
        copy = self._free_place(what, ".jsonl")
        if not self.exists:
            return self.write_beside(copy.name.removeprefix(f"{self._document}."), b"")
        with opened(self.path) as journal, replacing(copy, no_wider_than=self.private_as) as file:
            shutil.copyfileobj(journal, file)
        return copy

    def keep_base(self) -> Path | None:
        """Keep the copy of the file for the user, before the journal starts over from another.

        Only the latest such copy is kept.  Returns its path; None if there was no copy.
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
        """Close the file; appending opens it again.  Raises ProjectError."""
        if self._log:
            log, self._log = self._log, None
            self._size_bytes = log.size_bytes
            log.close()

    def _raise_format(self, version: int) -> None:
        """Put the same records into a journal of a higher format."""
        self.close()
        lines = read_lines(read_bytes_if_there(self.path) or b"")
        if lines.size_bytes != self._size_bytes or not lines.records:
            raise ProjectError(
                f"{self.path}: this journal is gone or was changed by another program",
                hint="Save the document now; what is done since may not outlive a crash.",
            )
        header, *records = lines.records
        self._write(({**header, "format": version}, *records))

    def _write(self, records: Sequence[Json]) -> None:
        lines: list[bytes] = []
        checksum = 0
        for record in records:
            line, checksum = encode_line(record, checksum)
            lines.append(line)
        data = b"".join(lines)
        write_atomically(self.path, data, no_wider_than=self.private_as)
        self._checksum, self._size_bytes = checksum, len(data)
        self._base_sha256, self._format = records[0]["sha256"], records[0]["format"]

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(f"{self._document}.{ending}")

    def _settle_base(self, *, forgets_others: bool = False) -> None:
        data = _read_copy(self._next_base_path)
        if data is None:
            return
        with suppress(OSError):  # `base` finds it under this name too
            if digest(data) == self._base_sha256:
                self._next_base_path.replace(self.base_path)
            elif forgets_others:  # of a restart that was killed before it had written the journal
                self._next_base_path.unlink()


def _read_copy(path: Path) -> bytes | None:
    """The bytes of a copy of the file; None if there is none that can be read."""
    try:
        return read_bytes_if_there(path)
    except ProjectError:
        return None


def has_journal(project: Project, document: Document) -> bool:
    """Whether the document was worked on; if its file is gone, it must not be imported again."""
    return document_journal(project, document).exists


def document_journal(project: Project, document: Document) -> Journal:
    """The journal of a document, whether it is on disk or not."""
    return Journal(project.state_of(document, "journal"), document.name, document.bitext)
