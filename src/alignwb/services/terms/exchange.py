"""Importing termbases of other tools into the project's glossary, and exporting it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from alignwb.core.terms.list_capitals import list_capitals
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, UsageError
from alignwb.files.file_bytes import read_bytes, refuse_folder
from alignwb.formats.atomic import output_to
from alignwb.formats.file_kinds import kinds_with, pick, refuse_no_table
from alignwb.formats.termbase.termbase_rows import (
    LeftOut,
    PlacedTerm,
    ReadTerms,
    Remark,
    TermLayout,
    WrittenTerms,
)
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import Added, add_new_terms
from alignwb.services.terms.project_terms import read_glossary, read_project_termbase

IMPORTED = {kind.name: kind for kind in kinds_with(lambda kind: kind.read_terms)}
"""The kinds of file that a termbase can be imported from, by name."""

EXPORTED = {kind.name: kind for kind in kinds_with(lambda kind: kind.write_terms)}
"""The kinds of file that it can be exported to, by name."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did with a file.

    Attributes:
        path: The file.
        terms: Which of its terms were added.
        left_out: What in it is no term.
        remarks: What was taken otherwise than it stands there.
    """

    path: Path
    terms: Added
    left_out: tuple[LeftOut, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A termbase in another format.

    Attributes:
        written: The file's bytes, and what of it concerns spreadsheets.
        terms: How many rows it has.
        left_out: The forbidden renderings, if the format cannot mark them as such.
        problems: Why rows of the glossary make no term.
        of_team: How many terms of the team the glossary lacks; they are not in it.
    """

    written: WrittenTerms
    terms: int
    left_out: tuple[Term, ...] = ()
    problems: tuple[FormatError, ...] = ()
    of_team: int = 0


class CapitalsRule(StrEnum):
    """What becomes of a list in which every entry begins with a capital."""

    AUTO = "auto"  # small letters, except for names, where it is plain that it is no list of names
    KEEP = "keep"
    FOLD = "fold"  # small letters, except for names


def import_terms(
    project: Project,
    path: Path,
    given: str | None = None,
    *,
    encoding: str | None = None,
    capitals: CapitalsRule = CapitalsRule.AUTO,
    is_trial: bool = False,
) -> Imported:
    """Add the terms of a file that the glossary lacks.

    given: the name of its format; None to go by the file's suffix.  encoding: of a table that is
    not in Unicode.  is_trial: write nothing.  Raises UsageError, FormatError or ProjectError; the
    glossary has not changed then.
    """
    read = _with_capitals(_read(project, path, given or format_of(path), encoding), capitals)
    terms = add_new_terms(project, read, is_trial=is_trial)
    return Imported(path, terms, read.left_out, read.remarks)


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
    written = kind.write_terms(kept, layout)
    of_team = sum(bool(each.author) for each in read_project_termbase(project).termbase.terms)
    return Exported(written, len(kept), left_out, glossary.problems, of_team)


def write_terms(project: Project, path: Path, exported: Exported) -> None:
    """Write an export, whole or not at all, or into a device or pipe.

    Raises UsageError if the path is one of the project's own files, ProjectError if it cannot be
    written.
    """
    refuse_own_file(path, (project.glossary, project.srx, project.settings))
    with output_to(path) as file:
        file.write(exported.written.data)


def format_of(path: Path) -> str:
    """The name of the format that a file has by its suffix.  Raises UsageError."""
    name = pick(path, lambda kind: kind.name if kind.read_terms else None)
    if name is None:
        refuse_folder(path)
        raise UsageError(
            f"{path}: its name does not say what kind of termbase this is",
            hint=f"Say which it is: {', '.join(IMPORTED)}",
        )
    return name


def _read(project: Project, path: Path, given: str, encoding: str | None) -> ReadTerms:
    kind = IMPORTED[given]
    assert kind.read_terms is not None
    if encoding is not None and kind.read_term_table is None:
        raise UsageError(
            f"--encoding is for tables, and {given} is none",
            hint="Leave it out: the file says its encoding itself.",
        )
    data = read_bytes(path)
    languages = _languages(project)
    if kind.read_term_table is not None:
        read = kind.read_term_table(data, path, languages, encoding)
    else:
        read = kind.read_terms(data, path, languages)
    if not (read.terms or read.left_out):
        raise FormatError(f"{path}: there are no terms in it")
    return read


def _with_capitals(read: ReadTerms, capitals: CapitalsRule) -> ReadTerms:
    """The terms with small letters, if all begin with a capital and that is none of names."""
    if capitals is CapitalsRule.KEEP or not read.is_foreign_table:
        return read
    found = list_capitals([term for _, term in read.terms])
    if found is None or not found.folded:
        return read
    lines = tuple(dict.fromkeys(read.terms[number].line for number in found.folded))
    if capitals is CapitalsRule.AUTO and not found.has_common_words:
        said = "every term begins with a capital, and is found only so; if they are no names:"
        remark = Remark(f"{said} --capitals {CapitalsRule.FOLD}")
        return replace(read, remarks=(*read.remarks, remark))
    names = sorted({term.source for term in found.terms if term.source[:1].isupper()})
    kept = f", except names: {', '.join(names[:_NAMED])}" if names else ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    remark = Remark(
        f"every term begins with a capital: {len(lines)} lines are taken in small letters"
        f"{kept}{more}; to keep them: --capitals {CapitalsRule.KEEP}",
        lines,
    )
    terms = tuple(
        PlacedTerm(placed.line, term) for placed, term in zip(read.terms, found.terms, strict=True)
    )
    return replace(read, terms=terms, remarks=(*read.remarks, remark))


def _languages(project: Project) -> tuple[str, str]:
    return project.config.source_lang, project.config.target_lang
