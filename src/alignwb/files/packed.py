"""Files inside compressed ones (gzip, zip), read within limits whatever they say of themselves."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from alignwb.errors import AlignwbError, FormatError
from alignwb.files.file_bytes import opened
from alignwb.files.reading_limits import (
    MEGABYTE,
    MOST_PACKED_FILES,
    MOST_UNPACKED_BYTES,
    beyond_limit,
)

_NAMED = 8
_REPACK = "Unpack it with another program and name what was in it."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError)
_OF_SYSTEMS = ("__MACOSX/", ".")


class Readable(Protocol):
    """Whatever bytes are read from, one piece after the other."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        ...


def is_packed(path: Path) -> bool:
    """Whether a file is compressed, by its name."""
    return path.suffix.casefold() in {".gz", ".zip"}


@contextmanager
def opened_unpacked(path: Path, suffix: str) -> Iterator[Readable]:
    """A file to read from: itself, what its gzip holds, or the one file in its zip.

    suffix: of the files in a zip that are meant.  Raises as `file_bytes.opened` does, and
    FormatError if it is damaged, holds none or several such files, or unpacks to more than is read.
    """
    with opened(path) as file:
        if not is_packed(path):
            yield file
            return
        with explained(path):
            if path.suffix.casefold() == ".gz":
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield _Metered(unpacked, path)
                return
            with zipfile.ZipFile(file) as archive:
                name = _only(path, archive, suffix)
                with archive.open(name) as unpacked:
                    yield _Metered(unpacked, path)


@contextmanager
def explained(path: Path, what_to_do: str = _REPACK) -> Iterator[None]:
    """Turn what damaged archives raise inside into FormatError.  what_to_do: of the reader."""
    try:
        yield
    except AlignwbError:
        raise
    except _BROKEN as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise FormatError(
            f"{path}: cannot be unpacked: {said}", hint=f"Is it cut off or damaged?  {what_to_do}"
        ) from error
    except RuntimeError as error:
        raise FormatError(f"{path}: cannot be unpacked: {error}", hint=what_to_do) from error


def read_member(archive: zipfile.ZipFile, name: str, path: Path, most_bytes: int) -> bytes | None:
    """The bytes of one file in a zip, None if there is no such file.

    Raises FormatError if it has more than `most_bytes`, whatever the zip says of it.
    """
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    if member.file_size <= most_bytes:
        with archive.open(member) as file:
            data = file.read(most_bytes + 1)
        if len(data) <= most_bytes:
            return data
    limit = f"{most_bytes // MEGABYTE} MB"
    raise beyond_limit(path, f"what is packed in it ({name}) is too large", limit, "Split it.")


class _Metered:
    """A file that refuses to go on where more was unpacked than is read."""

    def __init__(self, file: Readable, path: Path) -> None:
        self._file = file
        self._path = path
        self._left = MOST_UNPACKED_BYTES

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size if 0 <= size <= self._left else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            limit = f"{MOST_UNPACKED_BYTES // MEGABYTE:,} MB"
            raise beyond_limit(self._path, "what is packed in it is too large", limit, "Split it.")
        return data


def _only(path: Path, archive: zipfile.ZipFile, suffix: str) -> zipfile.ZipInfo:
    """The one file of that suffix in a zip."""
    members = archive.infolist()
    if len(members) > MOST_PACKED_FILES:
        raise beyond_limit(path, "too many files are in it", f"{MOST_PACKED_FILES:,}", _REPACK)
    found = [
        member
        for member in members
        if member.filename.casefold().endswith(suffix)
        and not member.is_dir()
        and not member.filename.startswith(_OF_SYSTEMS)
        and "/." not in member.filename
    ]
    if not found:
        raise FormatError(f"{path}: there is no {suffix} in it", hint=_REPACK)
    if len(found) > 1:
        names = ", ".join(f"“{member.filename}”" for member in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise FormatError(
            f"{path}: there are {len(found)} {suffix} files in it: {names}{more}",
            hint="Unpack it and choose: each is imported by itself.",
        )
    return found[0]
