"""The memory of a project: its index kept in step with its files, and asked."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.memory.pretranslation import may_be_filled
from alignwb.core.memory.pretranslation import pretranslate as fill_in
from alignwb.core.memory.units import Exclusion, MemoryHit, MemoryMatch, MemoryQuery, MemoryUnit
from alignwb.errors import AlignwbError, EngineError
from alignwb.formats.file_bytes import opened
from alignwb.services.memory.bitext_units import changed_units, neighbours
from alignwb.services.memory.sources import MemorySource, memory_sources, units_of
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Document, Project
from alignwb.services.session.locking import is_held_elsewhere

if TYPE_CHECKING:
    from alignwb.core.bitext.edits import Edit
    from alignwb.engines.memory.lookup import MemoryLookup
    from alignwb.engines.memory.memory_index import MemoryIndex, Stamp

_MOST_WASTE = 0.5
_CHUNK = 1 << 20

ReportFile = Callable[[int, int, str], None]
"""Called with how many files are done, of how many, and the name of the one that is next."""


@dataclass(frozen=True, slots=True)
class MemoryProblem:
    """A file that is not remembered, and why."""

    name: str
    error: AlignwbError


@dataclass(slots=True)
class ProjectMemory:
    """A memory that was brought up to date when it was opened.  For one thread.

    Attributes:
        project: Whose it is.
        problems: The files that could not be read; what is known of them is from before.
    """

    project: Project
    problems: tuple[MemoryProblem, ...]
    _index: "MemoryIndex"
    _lookup: "MemoryLookup"

    def refresh(self, progress: ReportFile = lambda *_: None) -> tuple[MemoryProblem, ...]:
        """Take in what changed in the project's files; returns those that cannot be read."""
        self.problems = tuple(_refresh(self._index, self.project, progress))
        return self.problems

    def find(self, query: MemoryQuery) -> tuple[MemoryMatch, ...]:
        """The units most like a source, the best first; of the same rate those in context."""
        return self._lookup.find(query)

    def find_for(self, bitext: Bitext, ref: SegmentRef) -> tuple[MemoryMatch, ...]:
        """The units most like a segment between its neighbours, as many as the settings want.

        Left out are the segment itself and the document's own reference, which its drafts are
        scored against.  Raises KeyError if there is no such segment.
        """
        previous, following = neighbours(bitext, ref)
        own = {(name, str(ref)) for name in self._names(self.project.translations, bitext)}
        config = self.project.config
        return self.find(
            MemoryQuery(
                bitext.segment(ref).source,
                previous,
                following,
                limit=config.matches_shown,
                least_rate=config.least_match,
                without=Exclusion(self._names(self.project.references, bitext), frozenset(own)),
            )
        )

    def concordance(
        self, text: str, side: Side = Side.SOURCE, *, limit: int = 50
    ) -> tuple[MemoryHit, ...]:
        """Units in which a text stands on one side; see `MemoryLookup.concordance`."""
        return self._lookup.concordance(text, side, limit=limit)

    def counts(self) -> dict[str, int]:
        """How many units each file has, by its name."""
        return self._index.counts()

    def units(self) -> Iterator[tuple[str, MemoryUnit]]:
        """Every unit with its file's name; see `MemoryIndex.units`."""
        return self._index.units()

    def follow(self, document: Document, before: Bitext, after: Bitext) -> None:
        """Take in what changed between two states of a document.

        What is confirmed by now is found at once as it reads now, and what is not, or is no more,
        is found no longer.  An edit of one paragraph costs the same in every document.  What is
        remembered of the document otherwise has to be that of `before`, as it is after an opening
        that read it or another `follow`.
        """
        name = document.bitext.relative_to(self.project.root).as_posix()
        units = changed_units(before, after)
        if units:
            self._index.set_units(name, units)

    def exact_matches(self, bitext: Bitext) -> dict[SegmentRef, MemoryMatch]:
        """The best exact match of every segment that may be filled in and has one.

        What the document's own reference says is left out.
        """
        without = Exclusion(self._names(self.project.references, bitext))
        matches: dict[SegmentRef, MemoryMatch] = {}
        segments = [(ref, segment) for ref, segment in bitext.segments() if segment.source]
        sources = ["", *(segment.source for _, segment in segments), ""]
        for place, (ref, segment) in enumerate(segments):
            if may_be_filled(segment):
                found = self._lookup.find_exact(
                    MemoryQuery(segment.source, sources[place], sources[place + 2], without=without)
                )
                if found:
                    matches[ref] = found
        return matches

    def pretranslate(self, bitext: Bitext) -> "Edit | None":
        """The edit that fills in exact matches where no human hand has been; None for none."""
        return fill_in(bitext, self.exact_matches(bitext))

    def _names(self, folder: Path, bitext: Bitext) -> frozenset[str]:
        """The files in a folder that are of this document, whatever their suffix."""
        stem = (folder.relative_to(self.project.root) / bitext.document).as_posix()
        return frozenset(name for name in self._index.stamps() if name.rpartition(".")[0] == stem)


@contextmanager
def open_memory(
    project: Project, progress: ReportFile = lambda *_: None
) -> Iterator[ProjectMemory]:
    """The project's memory, with what changed in its files taken in.

    An index that is damaged, or mostly made of what is gone, is made anew.  A file that cannot be
    read does not hide the others.  Raises EngineError if another program is writing the index.
    """
    from alignwb.engines.memory.lookup import MemoryLookup

    index, problems = _refreshed(project, progress)
    try:
        yield ProjectMemory(project, problems, index, MemoryLookup(index))
    finally:
        index.close()


def index_file(project: Project) -> Path:
    """Where the index is."""
    return project.state / "cache" / "memory.sqlite"


def _refreshed(
    project: Project, progress: ReportFile
) -> tuple["MemoryIndex", tuple[MemoryProblem, ...]]:
    from alignwb.engines.memory.database import DamagedIndexError

    try:
        index, problems = _open_and_refresh(project, progress)
        if index.waste <= _MOST_WASTE:
            return index, problems
        index.close()
    except DamagedIndexError:
        pass
    _discard(index_file(project))
    return _open_and_refresh(project, progress)


def _open_and_refresh(
    project: Project, progress: ReportFile
) -> tuple["MemoryIndex", tuple[MemoryProblem, ...]]:
    from alignwb.engines.memory.memory_index import MemoryIndex

    path = index_file(project)
    make_folder(path.parent)
    config = project.config
    index = MemoryIndex(path, f"{config.source_lang} {config.target_lang}")
    try:
        return index, tuple(_refresh(index, project, progress))
    except BaseException:
        index.close()
        raise


def _discard(path: Path) -> None:
    for each in (path, path.with_name(f"{path.name}-journal")):
        each.unlink(missing_ok=True)


def _refresh(
    index: "MemoryIndex", project: Project, progress: ReportFile
) -> Iterator[MemoryProblem]:
    sources = memory_sources(project)
    stamps = index.stamps()
    for name in stamps.keys() - {source.name for source in sources}:
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


def _is_being_told(source: MemorySource, known: "Stamp | None", project: Project) -> bool:
    """Whether another program works on that document and tells the index what it says by now.

    Its file is behind until it is saved.
    """
    if source.document is None or known is None or known.digest:
        return False
    folder = project.state_of(source.document, "lock")
    return is_held_elsewhere(folder, source.document.name)


def _take_in(
    index: "MemoryIndex",
    source: MemorySource,
    stamp: "Stamp",
    known: "Stamp | None",
    project: Project,
) -> None:
    if known and known.digest == stamp.digest:
        index.touch(source.name, stamp)
        return
    config = project.config
    index.set_file(source.name, stamp, units_of(source, config.source_lang, config.target_lang))


def _stamp(source: MemorySource, known: "Stamp | None") -> "Stamp | None":
    """What a file is by now; None if it looks as it did."""
    from alignwb.engines.memory.memory_index import Stamp

    with opened(source.path) as file:
        state = os.fstat(file.fileno())
        if known and (known.modified_ns, known.size) == (state.st_mtime_ns, state.st_size):
            return None
        digest = blake2b(digest_size=16)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Stamp(state.st_mtime_ns, state.st_size, digest.hexdigest())
