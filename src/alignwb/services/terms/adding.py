"""Adding terms to the project's glossary, whose other rows stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from alignwb.core.bitext.edits import GlossaryChange
from alignwb.core.terms.comparison import Comparison, KnownTerms, Novelty
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.formats.termbase.termbase_rows import ReadTerms
from alignwb.formats.termbase.termbase_tsv import (
    TermbaseFile,
    add_term,
    add_terms,
    check_term,
    write_termbase,
)
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import read_glossary
from alignwb.services.terms.term_turns import change_of_terms


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A term that was not added.

    Attributes:
        line: Its line in the file it came from, 1-based.
        term: The term.
        row: The row of the glossary that it repeats or contradicts; None if a line cannot hold it.
        reason: Why a line cannot hold it; "" otherwise.
    """

    line: int
    term: Term
    row: Term | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Homograph:
    """A term that was added as admitted, because its source has a preferred rendering already.

    Attributes:
        line: Its line in the file it came from, 1-based.
        term: The term as it was added.
        row: The row with the preferred rendering, of the glossary or of the same file.
    """

    line: int
    term: Term
    row: Term


@dataclass(frozen=True, slots=True)
class Added:
    """Which terms were added and which were not, in the order of the file.

    Homographs are among the added ones.
    """

    added: tuple[Term, ...]
    known: tuple[NotAdded, ...] = ()
    contradicting: tuple[NotAdded, ...] = ()
    unfit: tuple[NotAdded, ...] = ()
    homographs: tuple[Homograph, ...] = ()


def add_project_terms(project: Project, terms: Sequence[Term]) -> tuple[GlossaryChange, ...]:
    """Add terms, all or none of them, and return what each changed.

    Raises ProjectError if the glossary has one of them or contradicts it, FormatError if a line
    cannot hold one; the glossary has not changed then.
    """
    changes: list[GlossaryChange] = []
    with change_of_terms(project):
        file = read_glossary(project)
        for term in terms:
            _refuse_known(project, KnownTerms(file.termbase.terms).compare(term))
            file = add_term(file, term)
            changes.append(GlossaryChange("", file.lines[-1].rstrip("\r\n")))
        if changes:
            _write(project, file)
    return tuple(changes)


def add_project_term(project: Project, term: Term) -> GlossaryChange:
    """Add one term, and return what that changed.  Raises as `add_project_terms` does."""
    [change] = add_project_terms(project, (term,))
    return change


def add_new_terms(project: Project, read: ReadTerms, *, is_trial: bool = False) -> Added:
    """Add the terms that are new; the lines of the glossary stay as they are.

    A second rendering of a source is admitted beside the preferred one where the file does not
    state its status.  Repetitions are added once.  is_trial: write nothing.  Raises FormatError or
    ProjectError; the glossary has not changed then.
    """
    if is_trial:
        return _add_new_terms(project, read, is_trial=True)
    with change_of_terms(project):
        return _add_new_terms(project, read, is_trial=False)


def _add_new_terms(project: Project, read: ReadTerms, *, is_trial: bool) -> Added:
    file = read_glossary(project)
    here = KnownTerms(file.termbase.terms)
    added: dict[Term, None] = {}
    preferred: dict[str, Term] = {}
    known: list[NotAdded] = []
    contradicting: list[NotAdded] = []
    unfit: list[NotAdded] = []
    homographs: list[Homograph] = []
    for line, term in read.terms:
        is_unstated = line in read.unstated
        first = preferred.get(term.source) if is_unstated or read.is_foreign_table else None
        found = _compared(here, term, first, is_unstated=is_unstated)
        if found.novelty is Novelty.KNOWN or found.term in added:
            known.append(NotAdded(line, term, found.row or found.term))
        elif found.novelty is Novelty.CONTRADICTING:
            contradicting.append(NotAdded(line, term, found.row))
        elif problem := _problem(file, found.term):
            unfit.append(NotAdded(line, term, reason=problem))
        else:
            added[found.term] = None
            if found.term.status is TermStatus.PREFERRED:
                preferred.setdefault(term.source, term)
            if found.row is not None:
                homographs.append(Homograph(line, found.term, found.row))
    if added and not is_trial:
        _write(project, add_terms(file, added))
    return Added(tuple(added), tuple(known), tuple(contradicting), tuple(unfit), tuple(homographs))


class _Compared(NamedTuple):
    """A term as it may be added, and the row that decides it."""

    term: Term
    novelty: Novelty
    row: Term | None


def _compared(here: KnownTerms, term: Term, first: Term | None, *, is_unstated: bool) -> _Compared:
    """Compare a term with the glossary and with the preferred rendering its file has before it."""
    found = here.compare(term)
    row = found.row
    is_preferred = term.status is TermStatus.PREFERRED
    if found.novelty is Novelty.NEW:
        if is_preferred and first is not None and first.target != term.target:
            return _Compared(replace(term, status=TermStatus.ADMITTED), Novelty.NEW, first)
        return _Compared(term, Novelty.NEW, None)
    if found.novelty is Novelty.CONTRADICTING and is_unstated and is_preferred and row is not None:
        if row.target == term.target and row.status is TermStatus.ADMITTED:
            return _Compared(term, Novelty.KNOWN, row)
        if row.target != term.target and row.status is TermStatus.PREFERRED:
            beside = replace(term, status=TermStatus.ADMITTED)
            return _Compared(beside, Novelty.NEW, row)
    return _Compared(term, found.novelty, row)


def _refuse_known(project: Project, found: Comparison) -> None:
    """Raise ProjectError if a term is not new."""
    row = found.row
    if row is not None:
        raise ProjectError(
            f"{project.glossary} has “{row.source}” already: {row.target} ({row.status})",
            hint="Nothing was changed."
            if found.novelty is Novelty.KNOWN
            else f"Add another rendering with --status admitted or forbidden, or edit that row of"
            f" {project.glossary.name}.",
        )


def _problem(file: TermbaseFile, term: Term) -> str:
    """Why a line of the file cannot hold a term; "" if one can."""
    try:
        check_term(file, term)
    except FormatError as error:
        return error.message.removeprefix(f"{file.path}: ")
    return ""


def _write(project: Project, file: TermbaseFile) -> None:
    write_atomically(project.glossary, write_termbase(file))
