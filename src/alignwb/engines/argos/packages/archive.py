"""Package files (`.argosmodel`, a zip of one folder), checked and unpacked without trust."""

import re
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from alignwb.engines.argos.packages.package import METADATA_FILE
from alignwb.errors import EngineError, ProjectError
from alignwb.files.file_bytes import opened
from alignwb.files.reading import reading

_MOST_FILES = 5_000
_MOST_BYTES = 4 * 2**30
_MOST_RATIO = 200
_CHUNK_BYTES = 2**20
_HINT = "Download it again; a package is a zip file ending in .argosmodel."
_SAFE_NAME = re.compile(r"[\w][\w.+-]*")


def unpack(file: Path, into: Path) -> Path:
    """Unpack a package file into an empty folder; returns the one folder that was in it.

    Raises EngineError with the reason if it is no zip, is damaged, has members that would land
    elsewhere or are no plain files, is larger than any model, or is not one folder with
    metadata in it.  What was written to `into` by then is the caller's to remove.
    """
    try:
        with reading(file, "a package", kind=EngineError, hint=_HINT), opened(file) as stream:
            return into / _unpack(file, stream, into)
    except ProjectError as error:
        raise EngineError(error.message, hint=error.hint) from error


def _unpack(file: Path, stream: BinaryIO, into: Path) -> str:
    """Unpack; returns the name of the one folder."""
    try:
        with zipfile.ZipFile(stream) as archive:
            top = _check_members(file, archive.infolist())
            for member in archive.infolist():
                if not member.is_dir():
                    _extract(archive, member, into)
    except zipfile.BadZipFile as error:
        raise EngineError(f"{file}: not a package, or damaged: {error}", hint=_HINT) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise EngineError(f"{file}: cannot be unpacked: {error}") from error
    return top


def _check_members(file: Path, members: list[zipfile.ZipInfo]) -> str:
    """The one top folder of the members, if all of them are harmless."""
    names = [member.filename for member in members]
    if len(names) > _MOST_FILES or len(set(names)) < len(names):
        raise EngineError(f"{file}: its list of {len(names)} members is not a package's")
    for member in members:
        _check_member(file, member)
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise EngineError(f"{file}: it would unpack to more than any model has")
    tops = {PurePosixPath(name).parts[0] for name in names}
    if len(tops) != 1:
        raise EngineError(f"{file}: a package is one folder, this has {len(tops)}")
    top = tops.pop()
    if not _SAFE_NAME.fullmatch(top):
        raise EngineError(f"{file}: {top!r} is no name for a package's folder")
    if f"{top}/{METADATA_FILE}" not in names:
        raise EngineError(f"{file}: it has no {METADATA_FILE}, so it is no model package")
    return top


def _check_member(file: Path, member: zipfile.ZipInfo) -> None:
    # Python's zip reader turns a backslash into a slash on Windows only.
    path = PurePosixPath(member.orig_filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename or not path.parts:
        raise EngineError(f"{file}: refused: its member {member.filename!r} points outside of it")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise EngineError(f"{file}: refused: its member {member.filename!r} is no plain file")
    if member.flag_bits & 0x1:
        raise EngineError(f"{file}: refused: its member {member.filename!r} is encrypted")
    is_bomb = member.file_size > _MOST_RATIO * max(1, member.compress_size)
    if is_bomb and member.file_size > _CHUNK_BYTES:
        raise EngineError(
            f"{file}: refused: its member {member.filename!r} would unpack to"
            f" {member.file_size // 2**20} MB from {member.compress_size // 2**10} kB"
        )


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> None:
    path = into / member.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    # Reading to the end checks length and CRC; a length beyond the stated one is never read.
    with archive.open(member) as packed, path.open("xb") as unpacked:
        shutil.copyfileobj(packed, unpacked, _CHUNK_BYTES)
