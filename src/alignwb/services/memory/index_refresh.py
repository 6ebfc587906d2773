"""Keeping the memory's index up to date with the project's files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from alignwb.engines.memory.database import (
    DamagedIndexError,
    OtherIndexError,
    UnwritableIndexError,
    unwritable,
)
from alignwb.engines.memory.memory_index import MemoryIndex, Stamp
from alignwb.errors import AlignwbError, EngineError, ProjectError
from alignwb.files.file_bytes import opened
from alignwb.services.memory.sources import (
    MemoryProblem,
    MemorySource,
    ReportFile,
    index_file,
    memory_sources,
    units_of,
)
from alignwb.services.memory.team_units import is_of_team
from alignwb.services.project.folders import make_folder
from alignwb.services.project.privacy import cache_mode
from alignwb.services.project.project import Project
from alignwb.services.project.team_setting import in_team
from alignwb.services.session.locking import is_held_elsewhere

_READING = 3
"""Higher whenever the same files give other units, so that they are read again."""

_MOST_WASTE = 0.5
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """The index, the files that cannot be read, and whether it was damaged and made again."""

    index: MemoryIndex
    problems: tuple[MemoryProblem, ...]
    was_damaged: bool = False


def open_index(project: Project, progress: ReportFile) -> OpenedIndex:
    """The index, brought up to date.

    An index that is damaged, or mostly holds what is gone, is built again.  Where none can be
    written, it is made of the files for this process alone.  Raises EngineError if another program
    is writing it.
    """
    was_damaged = False
    try:
        opened = _open_and_refresh(project, progress)
        if opened.index.waste <= _MOST_WASTE:
            return opened
        opened.index.close()
    except OtherIndexError:
        pass
    except DamagedIndexError:
        was_damaged = True
    except UnwritableIndexError:
        return _open_and_refresh(project, progress, is_passing=True)
    return replace(rebuild_index(project, progress), was_damaged=was_damaged)


def rebuild_index(project: Project, progress: ReportFile) -> OpenedIndex:
    """The index, made again from the project's files.  Raises as `open_index` does."""
    try:
        _discard(index_file(project))
        return _open_and_refresh(project, progress)
    except UnwritableIndexError:
        return _open_and_refresh(project, progress, is_passing=True)


def _open_and_refresh(
    project: Project, progress: ReportFile, *, is_passing: bool = False
) -> OpenedIndex:
    path = index_file(project)
    if not is_passing:
        _make_folder(path)
    config = project.config
    kind = f"{config.source_lang} {config.target_lang} {_READING}"
    index = MemoryIndex(path, kind, cache_mode(project), is_passing=is_passing)
    try:
        return OpenedIndex(index, tuple(refresh_index(index, project, progress)))
    except BaseException:  # Ctrl+C too; an index left open stays locked
        index.close()
        raise


def _make_folder(path: Path) -> None:
    try:
        make_folder(path.parent)
    except (ProjectError, OSError) as error:  # one may not even look whether it is there
        raise unwritable(path, error) from error


def _discard(path: Path) -> None:
    try:
        for ending in ("", "-journal", "-wal", "-shm"):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error.strerror or error) from error


def refresh_index(
    index: MemoryIndex, project: Project, progress: ReportFile
) -> Iterator[MemoryProblem]:
    """Take in what changed in the project's files; yields those that cannot be read.

    Raises EngineError if another program is writing the index, or if it is damaged.
    """
    sources = memory_sources(project)
    stamps = index.stamps()
    for name in stamps.keys() - {source.name for source in sources}:
        if not (is_of_team(name) and in_team(project)):
            index.remove(name)
    for done, source in enumerate(sources):
        known = stamps.get(source.name)
        try:
            stamp = None if _is_being_told(source, known, project) else _stamp(source, known)
            if stamp is None:
                continue
            progress(done, len(sources), source.name)
            _take_in(index, source, stamp, known, project)
        except EngineError:
            raise  # the index's own fault, not the file's
        except AlignwbError as error:
            yield MemoryProblem(source.name, error)


def _is_being_told(source: MemorySource, known: Stamp | None, project: Project) -> bool:
    """Whether another process edits the document and tells the index of each change.

    The index is ahead of the file then, until the document is saved.
    """
    if source.document is None or known is None or known.digest:
        return False
    folder = project.state_of(source.document, "lock")
    return is_held_elsewhere(folder, source.document.name)


def _take_in(
    index: MemoryIndex,
    source: MemorySource,
    stamp: Stamp,
    known: Stamp | None,
    project: Project,
) -> None:
    if known and known.digest == stamp.digest:
        index.touch(source.name, stamp)
        return
    config = project.config
    index.set_file(source.name, stamp, units_of(source, config.source_lang, config.target_lang))


def _stamp(source: MemorySource, known: Stamp | None) -> Stamp | None:
    """The stamp of a file; None if its time and size are those of the known stamp."""
    with opened(source.path) as file:
        state = os.fstat(file.fileno())
        if known and (known.modified_ns, known.size) == (state.st_mtime_ns, state.st_size):
            return None
        digest = blake2b(digest_size=16)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Stamp(state.st_mtime_ns, state.st_size, digest.hexdigest())
