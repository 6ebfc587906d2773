"""The folder `memory/`: TMX files written to it, and listed."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.errors import AlignwbError, FormatError, ProjectError, UsageError
from alignwb.formats.file_kinds import is_bitext
from alignwb.formats.tmx.tmx_summary import TmxSummary, creation_tool, summarise_tmx
from alignwb.formats.writing.endpoints import is_stream
from alignwb.services.exporting.export_files import export_files, write_export
from alignwb.services.exporting.exporting import ExportOptions, ExportReport
from alignwb.services.memory.sources import tmx_files
from alignwb.services.project.documents import find_documents
from alignwb.services.project.project import Document, Project, find_project

_OURS = "alignwb"


@dataclass(frozen=True, slots=True)
class AddedMemory:
    """A memory that was written, the bitext it was made of, and what went into it."""

    path: Path
    bitext: Path
    report: ExportReport


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """A TMX file of the memory.

    Attributes:
        path: The file.
        summary: What is in it; None if it cannot be read.
        problem: Why it cannot be read; None if it can.
    """

    path: Path
    summary: TmxSummary | None = None
    problem: AlignwbError | None = None


def add_memory(
    asked: str, start: Path, output: str | None, *, drafts: bool, replace: bool
) -> AddedMemory:
    """Write the pairs of a bitext as a memory: `<document>.tmx` in the folder `memory`.

    asked: the path of a bitext, or a document of the project around `start`, of which the aligned
    reference is preferred to its own bitext.  output: another file or folder, relative to the
    current one.  drafts: whether to include pairs that nobody has confirmed.  replace: whether to
    replace a file that another tool wrote.  Raises AlignwbError; nothing has changed then.
    """
    document = _bitext_of(asked, start)
    if output is None:
        output = str(find_project(start).memory / f"{document.name}.tmx")
    [file] = export_files(output, (document,), "tmx")
    if not replace and not is_stream(file.path):
        _refuse_foreign(file.path)
    options = ExportOptions(drafts=drafts)
    report = write_export(file, "tmx", options, no_wider_than=(document.bitext,))
    return AddedMemory(file.path, document.bitext, report)


def list_memories(project: Project) -> tuple[MemoryFile, ...]:
    """Every TMX file in the folder and its subfolders, by name, readable or not."""
    return tuple(map(_memory_file, tmx_files(project)))


def _bitext_of(asked: str, start: Path) -> Document:
    path = start / asked
    if not is_bitext(path) or not path.is_file():
        project = find_project(start)
        references = {document.name for document in project.reference_documents()}
        try:
            name = project.find(asked).name
        except UsageError:
            # Where the source lies elsewhere, the project has the aligned bitext alone.
            return project.reference(asked)
        if name in references:
            return project.reference(name)
    [document] = find_documents((asked,), start)
    return document


def _refuse_foreign(path: Path) -> None:
    if not path.exists():
        return
    hint = "Name another file with -o, or write over it with: --replace"
    try:
        tool = creation_tool(path)
    except FormatError as error:
        raise ProjectError(f"{path} is there already and is no TMX", hint=hint) from error
    if tool != _OURS:
        made = f"made by {tool}" if tool else "not made by alignwb"
        raise ProjectError(f"{path} is there already, {made}", hint=hint)


def _memory_file(path: Path) -> MemoryFile:
    try:
        return MemoryFile(path, summarise_tmx(path))
    except AlignwbError as error:
        return MemoryFile(path, problem=error)
