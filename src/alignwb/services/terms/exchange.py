"""Termbases of other tools: into the project's glossary, and out of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, UsageError
from alignwb.formats.atomic import write_atomically
from alignwb.formats.file_bytes import read_bytes
from alignwb.formats.termbase.termbase_rows import LeftOut, ReadTerms
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import Added, add_new_terms
from alignwb.services.terms.project_terms import read_glossary


class TermFormat(StrEnum):
    """A format of termbases."""

    TBX = "tbx"
    CSV = "csv"
    TSV = "tsv"
    OMEGAT = "omegat"


_SUFFIXES = {
    ".tbx": TermFormat.TBX,
    ".xml": TermFormat.TBX,
    ".csv": TermFormat.CSV,
    ".tsv": TermFormat.TSV,
    ".tab": TermFormat.OMEGAT,
    ".txt": TermFormat.OMEGAT,
    ".utf8": TermFormat.OMEGAT,
}
FORMAT_NAMES = ", ".join(TermFormat)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an imported file: of its terms, and what in it is no term."""

    path: Path
    terms: Added
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A termbase in another format.

    Attributes:
        data: The file's bytes.
        written: How many rows went in.
        left_out: Forbidden renderings, where the format cannot say that they are.
    """

    data: bytes
    written: int
    left_out: tuple[Term, ...] = ()


def import_terms(
    project: Project, path: Path, given: TermFormat | None = None, *, is_trial: bool = False
) -> Imported:
    """Add to the glossary what a file has and it has not; see `add_new_terms`.

    given: the format; None means that the file's name says it.  Raises AlignwbError with the
    glossary left as it was.
    """
    read = _read(project, path, given or format_of(path))
    terms = add_new_terms(project, read.terms, is_trial=is_trial)
    return Imported(path, terms, read.left_out)


def export_terms(project: Project, to: TermFormat) -> Exported:
    """The project's glossary in a format.  Raises FormatError if it cannot be read."""
    from alignwb.formats.tbx import tbx_writer
    from alignwb.formats.termbase import termbase_table

    terms = read_glossary(project).termbase.terms
    if to is TermFormat.OMEGAT:
        forbidden = tuple(term for term in terms if term.status is TermStatus.FORBIDDEN)
        kept = [term for term in terms if term.status is not TermStatus.FORBIDDEN]
        return Exported(termbase_table.write_omegat(kept), len(kept), forbidden)
    if to is TermFormat.TBX:
        config = project.config
        data = tbx_writer.write_tbx(
            terms, project.root.name, config.source_lang, config.target_lang
        )
    elif to is TermFormat.CSV:
        data = termbase_table.write_csv(terms)
    else:
        data = termbase_table.write_tsv(terms)
    return Exported(data, len(terms))


def write_terms(project: Project, path: Path, exported: Exported) -> None:
    """Write an export, whole or not at all.

    Raises UsageError if that would be over a file the project lives by, ProjectError.
    """
    resolved = path.resolve()
    own = {project.glossary, project.srx, project.root / "alignwb.toml"}
    folders = {project.seeds, project.translations, project.state}
    if resolved in {file.resolve() for file in own} or any(
        folder.resolve() in resolved.parents for folder in folders
    ):
        raise UsageError(
            f"{path} is a place for the project's own files, so nothing is exported there",
            hint="Choose another file with -o.",
        )
    write_atomically(path, exported.data)


def format_of(path: Path) -> TermFormat:
    """The format a file's name says it has.  Raises UsageError."""
    try:
        return _SUFFIXES[path.suffix.casefold()]
    except KeyError:
        raise UsageError(
            f"{path}: its name does not say what kind of termbase this is",
            hint=f"Say which it is: {FORMAT_NAMES}",
        ) from None


def _read(project: Project, path: Path, given: TermFormat) -> ReadTerms:
    from alignwb.formats.tbx import tbx_reader
    from alignwb.formats.termbase import termbase_table

    data = read_bytes(path)
    if given is TermFormat.TBX:
        config = project.config
        read = tbx_reader.read_tbx(data, path, config.source_lang, config.target_lang)
    elif given is TermFormat.CSV:
        read = termbase_table.read_csv(data, path)
    else:
        read = termbase_table.read_tsv(data, path)
    if not (read.terms or read.left_out):
        raise FormatError(f"{path}: there are no terms in it")
    return read
