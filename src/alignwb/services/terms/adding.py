"""Adding terms to the project's glossary, whose rows are never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.core.terms.comparison import KnownTerms, Novelty
from alignwb.core.terms.termbase import Term
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.formats.termbase.termbase_rows import PlacedTerm
from alignwb.formats.termbase.termbase_tsv import (
    TermbaseFile,
    add_term,
    add_terms,
    check_term,
    write_termbase,
)
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import read_glossary


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
class Added:
    """Which terms were added and which were not, in the order of the file."""

    added: tuple[Term, ...]
    known: tuple[NotAdded, ...] = ()
    contradicting: tuple[NotAdded, ...] = ()
    unfit: tuple[NotAdded, ...] = ()


def add_project_term(project: Project, term: Term) -> None:
    """Add one term.  Raises ProjectError if the glossary has it or contradicts it."""
    file = read_glossary(project)
    found = KnownTerms(file.termbase.terms).compare(term)
    if found.row is not None:
        row = found.row
        raise ProjectError(
            f"{project.glossary} has “{row.source}” already: {row.target} ({row.status})",
            hint="Nothing was changed."
            if found.novelty is Novelty.KNOWN
            else f"Add another rendering with --status admitted or forbidden, or edit that row of"
            f" {project.glossary.name}.",
        )
    _write(project, add_term(file, term))


def add_new_terms(
    project: Project, terms: Sequence[PlacedTerm], *, is_trial: bool = False
) -> Added:
    """Add the terms that are new; the lines of the glossary stay as they are.

    The terms are compared with the glossary and not with each other, except that exact repetitions
    are added once.  is_trial: write nothing.  Raises FormatError or ProjectError; the glossary has
    not changed then.
    """
    file = read_glossary(project)
    here = KnownTerms(file.termbase.terms)
    added: dict[Term, None] = {}
    known: list[NotAdded] = []
    contradicting: list[NotAdded] = []
    unfit: list[NotAdded] = []
    for line, term in terms:
        found = here.compare(term)
        if found.novelty is Novelty.KNOWN or term in added:
            known.append(NotAdded(line, term, found.row or term))
        elif found.novelty is Novelty.CONTRADICTING:
            contradicting.append(NotAdded(line, term, found.row))
        elif problem := _problem(file, term):
            unfit.append(NotAdded(line, term, reason=problem))
        else:
            added[term] = None
    if added and not is_trial:
        _write(project, add_terms(file, added))
    return Added(tuple(added), tuple(known), tuple(contradicting), tuple(unfit))


def _problem(file: TermbaseFile, term: Term) -> str:
    """Why a line of the file cannot hold a term; "" if one can."""
    try:
        check_term(file, term)
    except FormatError as error:
        return error.message.removeprefix(f"{file.path}: ")
    return ""


def _write(project: Project, file: TermbaseFile) -> None:
    write_atomically(project.glossary, write_termbase(file))
