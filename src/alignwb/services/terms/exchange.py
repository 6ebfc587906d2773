"""Importing termbases of other tools into the project's glossary, and exporting it."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, UsageError
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.atomic import output_to
from alignwb.formats.file_kinds import kinds_with, pick, refuse_no_table
from alignwb.formats.termbase.termbase_rows import LeftOut, ReadTerms, TermLayout, WrittenTerms
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import Added, add_new_terms
from alignwb.services.terms.project_terms import read_glossary

IMPORTED = {kind.name: kind for kind in kinds_with(lambda kind: kind.read_terms)}
"""The kinds of file that a termbase can be imported from, by name."""

EXPORTED = {kind.name: kind for kind in kinds_with(lambda kind: kind.write_terms)}
"""The kinds of file that it can be exported to, by name."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did with a file.

    Attributes:
        path: The file.
        terms: Which of its terms were added.
        left_out: What in it is no term.
    """

    path: Path
    terms: Added
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A termbase in another format.

    Attributes:
        written: The file's bytes, and what of it concerns spreadsheets.
        terms: How many rows it has.
        left_out: The forbidden renderings, if the format cannot mark them as such.
        problems: Why rows of the glossary make no term.
    """

    written: WrittenTerms
    terms: int
    left_out: tuple[Term, ...] = ()
    problems: tuple[FormatError, ...] = ()


def import_terms(
    project: Project, path: Path, given: str | None = None, *, is_trial: bool = False
) -> Imported:
    """Add the terms of a file that the glossary lacks.

    given: the name of its format; None to go by the file's suffix.  is_trial: write nothing.
    Raises UsageError, FormatError or ProjectError; the glossary has not changed then.
    """
    read = _read(project, path, given or format_of(path))
    terms = add_new_terms(project, read.terms, is_trial=is_trial)
    return Imported(path, terms, read.left_out)


def export_terms(project: Project, to: str, *, for_spreadsheets: bool = False) -> Exported:
    """The project's glossary in the format of that name, a key of `EXPORTED`.

    for_spreadsheets: whether a table is guarded against what spreadsheets do to text.  Raises
    UsageError if that is asked for and the format is no table, and ProjectError or FormatError if
    the glossary cannot be read.
    """
    kind = EXPORTED[to]
    assert kind.write_terms is not None
    if for_spreadsheets:
        refuse_no_table(kind, EXPORTED.values())
    glossary = read_glossary(project)
    kept = terms = glossary.termbase.terms
    left_out: tuple[Term, ...] = ()
    if not kind.holds_forbidden:
        kept = tuple(term for term in terms if term.status is not TermStatus.FORBIDDEN)
        left_out = tuple(term for term in terms if term.status is TermStatus.FORBIDDEN)
    layout = TermLayout(project.root.name, _languages(project), for_spreadsheets)
    return Exported(kind.write_terms(kept, layout), len(kept), left_out, glossary.problems)


def write_terms(project: Project, path: Path, exported: Exported) -> None:
    """Write an export, whole or not at all, or into a device or pipe.

    Raises UsageError if the path is one of the project's own files, ProjectError if it cannot be
    written.
    """
    refuse_own_file(path, (project.glossary, project.srx, project.root / "alignwb.toml"))
    with output_to(path) as file:
        file.write(exported.written.data)


def format_of(path: Path) -> str:
    """The name of the format that a file has by its suffix.  Raises UsageError."""
    name = pick(path, lambda kind: kind.name if kind.read_terms else None)
    if name is None:
        raise UsageError(
            f"{path}: its name does not say what kind of termbase this is",
            hint=f"Say which it is: {', '.join(IMPORTED)}",
        )
    return name


def _read(project: Project, path: Path, given: str) -> ReadTerms:
    data = read_bytes(path)
    read_terms = IMPORTED[given].read_terms
    assert read_terms is not None
    read = read_terms(data, path, _languages(project))
    if not (read.terms or read.left_out):
        raise FormatError(f"{path}: there are no terms in it")
    return read


def _languages(project: Project) -> tuple[str, str]:
    return project.config.source_lang, project.config.target_lang
