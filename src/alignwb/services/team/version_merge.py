"""Merging two versions of a bitext file, as a version control system asks for it."""

from dataclasses import dataclass, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.atomic import write_atomically
from alignwb.formats.xliff import XliffFile, read_xliff
from alignwb.services.session.disk_changes import file_of, resolve

_PLACE = "in the other branch"


@dataclass(frozen=True, slots=True)
class MergedVersions:
    """What became of a merge.

    Attributes:
        conflicts: The segments that both versions changed differently; the merged file has our
            text of them, and theirs in their notes.
    """

    conflicts: tuple[SegmentRef, ...]


def merge_versions(base: Path, ours: Path, theirs: Path, name: Path) -> MergedVersions:
    """Write the merge of two versions of a bitext file over the file `ours`.

    base: the version that both come from; an empty file if there is none.  name: what the file is
    called in messages.  What of the file is not the bitext's stays as in `ours`.  Raises
    FormatError if a version is no bitext, ProjectError if a file cannot be read or written;
    `ours` is untouched then.
    """
    our_file = _read(ours, name, "our version")
    their_file = _read(theirs, name, "their version")
    mine, other = our_file.bitext, their_file.bitext
    known = _base(base, mine, name)
    conflicts = merge(known, mine, other).conflicts
    merged = resolve(known, mine, other, "both", place=_PLACE)
    if merged != mine:
        files = (their_file, our_file) if merged == other else (our_file, their_file)
        write_atomically(ours, file_of(merged, *files, path=name).data)
    return MergedVersions(conflicts)


def _base(path: Path, ours: Bitext, name: Path) -> Bitext:
    """The version that both come from; one without paragraphs where each side added the file."""
    if read_bytes(path).strip():
        return _read(path, name, "the version that both come from").bitext
    return replace(ours, paragraphs=())


def _read(path: Path, name: Path, which: str) -> XliffFile:
    try:
        return read_xliff(read_bytes(path), name)
    except FormatError as error:
        raise FormatError(
            f"{error.message} ({which})",
            hint=f"Nothing is merged. Take one of the versions (git checkout --ours {name},"
            " or --theirs), or mend it in its branch and merge again.",
        ) from error
