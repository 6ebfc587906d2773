"""The files that a project's memory is made of, and their units."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from alignwb.core.bitext.segment import Status
from alignwb.core.memory.penalties import folder_penalty, unit_penalty
from alignwb.core.memory.units import MemoryUnit
from alignwb.errors import AlignwbError
from alignwb.files.hidden_files import is_hidden
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.memory.bitext_units import bitext_units, in_direction
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project

_SUFFIXES = (".tmx", ".tmx.gz", ".tmx.zip")
"""Of the files in `memory/` that are read, packed ones as OmegaT names them."""

ReportFile = Callable[[int, int, str], None]
"""Called with the number of files done, the number in all and the name of the next."""


@dataclass(frozen=True, slots=True)
class MemorySource:
    """A file of the memory.

    Attributes:
        name: Its path, relative to the project, with slashes.
        path: Where it is.
        penalty: Percent that its folders take off its units.
        document: The document whose bitext it is; None for TMX.
    """

    name: str
    path: Path
    penalty: int = 0
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class MemoryProblem:
    """A file that cannot be read into the memory, and why.

    Attributes:
        name: Its name in the memory.
        error: Why.
        is_left_out: Whether something is missing for it; if not, it is mended already.
    """

    name: str
    error: AlignwbError
    is_left_out: bool = True


def memory_name(project: Project, path: Path) -> str:
    """The name of a file in the memory: its path in the project, with slashes.

    What of it is no text, as in a name from another system, is spelled out.
    """
    name = path.relative_to(project.root).as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_tmx(name: str) -> bool:
    """Whether the file of a name in the memory is TMX, and no bitext."""
    return name.casefold().endswith(_SUFFIXES)


def index_file(project: Project) -> Path:
    """The path of the index."""
    return project.state / "cache" / "memory.sqlite"


def memory_sources(project: Project) -> tuple[MemorySource, ...]:
    """The project's bitexts, its references, and the TMX files under `memory/`, in this order."""
    documents = (*project.documents(), *project.reference_documents())
    bitexts = (_source(project, each.bitext, each) for each in documents if each.is_imported)
    return (*bitexts, *(_source(project, path) for path in tmx_files(project)))


def tmx_files(project: Project) -> tuple[Path, ...]:
    """The TMX files in `memory/` and its folders, by name; hidden ones left out."""
    if not project.memory.is_dir():
        return ()
    return tuple(
        sorted(
            path
            for path in project.memory.rglob("*")
            if is_tmx(path.name)
            and path.is_file()
            and not any(map(is_hidden, path.relative_to(project.memory).parts))
        )
    )


def units_of(source: MemorySource, source_lang: str, target_lang: str) -> Iterator[MemoryUnit]:
    """The units of a file with their neighbours, read as they are asked for.

    A bitext gives its confirmed segments that have both texts.  Raises ProjectError or FormatError.
    """
    if source.document is not None:
        bitext = load_bitext(source.document)
        return bitext_units(in_direction(bitext, (source_lang, target_lang)))
    return tmx_units(read_tmx(source.path, source_lang, target_lang), source.penalty)


def tmx_units(
    numbered: Iterable[tuple[int, TranslationUnit]], penalty: int
) -> Iterator[MemoryUnit]:
    """The units of a TMX file; neighbours are adjacent units of the same document."""
    before = ""
    waiting: _Waiting | None = None
    for number, pairs in groupby(numbered, key=itemgetter(0)):
        units = tuple(unit for _, unit in pairs)
        here = _Waiting(number, units, dict(units[0].properties), penalty)
        if waiting:
            is_beside = waiting.document == here.document
            yield from waiting.memory_units(before, here.source if is_beside else "")
            before = waiting.source if is_beside else ""
        waiting = here
    if waiting:
        yield from waiting.memory_units(before, "")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The pairs of a unit whose successor is not read yet."""

    number: int
    pairs: tuple[TranslationUnit, ...]
    properties: dict[str, str]
    folder_penalty: int

    @property
    def document(self) -> str:
        return self.properties.get("document", "")

    @property
    def source(self) -> str:
        return self.pairs[0].source

    def memory_units(self, previous: str, following: str) -> Iterator[MemoryUnit]:
        penalty = min(100, self.folder_penalty + _penalty(self.properties))
        for count, pair in enumerate(self.pairs, 1):
            place = f"unit {self.number}" + (f", pair {count}" if count > 1 else "")
            yield MemoryUnit(pair.source, pair.target, place, previous, following, penalty)


def _penalty(properties: dict[str, str]) -> int:
    """Percent off for a unit's status and origin; none where they are not stated."""
    status = properties.get("status", Status.CONFIRMED)
    is_confirmed = status not in {Status.INITIAL, Status.DRAFT, Status.EDITED}
    return unit_penalty(is_confirmed=is_confirmed, is_machine=properties.get("origin") == "mt")


def _source(project: Project, path: Path, document: Document | None = None) -> MemorySource:
    relative = path.relative_to(project.root)
    folders = relative.parts[1:-1] if document is None else ()
    return MemorySource(memory_name(project, path), path, folder_penalty(*folders), document)
