"""Changing, forbidding and removing terms of the project's glossary, a row at a time."""

from dataclasses import replace

from alignwb.core.bitext.edits import GlossaryChange
from alignwb.core.near_names import nearest_name
from alignwb.core.terms.comparison import KnownTerms
from alignwb.core.terms.termbase import Term
from alignwb.errors import ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.formats.termbase.termbase_tsv import (
    TermbaseFile,
    changed_row,
    read_termbase,
    with_line,
    write_termbase,
)
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import read_glossary, read_project_termbase
from alignwb.services.terms.term_turns import change_of_terms


def term_named(project: Project, source: str, target: str = "") -> Term:
    """The row of the glossary with a source (or variant) and, if it is given, that target.

    Case counts only where rows differ in nothing else.  Raises ProjectError, naming the rows it
    may be, if none or several fit.
    """
    terms = read_glossary(project).termbase.terms
    named = _spelt(source, terms)
    if not named:
        _refuse_team_term(project, source)
        near = nearest_name(source, (spelling for term in terms for spelling in _spellings(term)))
        meant = f"Did you mean: {near}? " if near else ""
        raise ProjectError(
            f"{project.glossary} has no term “{source}”",
            hint=f"{meant}alignwb terms list shows all of them.",
        )
    fitting = [term for term in named if not target or term.target == target]
    fitting = fitting or [term for term in named if term.target.casefold() == target.casefold()]
    if len(set(fitting)) == 1:
        return fitting[0]
    rows = ", ".join(f"{term.target} ({term.status})" for term in dict.fromkeys(fitting or named))
    which = "several renderings" if fitting else f"no rendering “{target}”"
    raise ProjectError(
        f"{project.glossary} has {which} of “{source}”: {rows}",
        hint="Say which one is meant: its English behind the Dutch.",
    )


def change_project_term(project: Project, old: Term, new: Term) -> GlossaryChange | None:
    """Make another term of a row, and return what that changed; None if it says so already.

    All other rows keep their bytes.  Raises ProjectError if the row is not there any more or
    another one has or contradicts the new term, FormatError if its cells cannot hold it; the
    glossary has not changed then.
    """
    with change_of_terms(project):
        file = read_glossary(project)
        place = _place_of(file, old, project)
        if new == old:
            return None
        terms = zip(file.places, file.termbase.terms, strict=True)
        row = KnownTerms([term for at, term in terms if at != place]).compare(new).row
        if row is not None:
            raise ProjectError(
                f"{project.glossary} has “{row.source}” already: {row.target} ({row.status})",
                hint="Nothing was changed. Give this one another status, or change that row first.",
            )
        return _put(project, file, place, changed_row(file, place, new))


def remove_project_term(project: Project, term: Term) -> GlossaryChange:
    """Take a row out of the glossary, and return what that changed.

    All other rows keep their bytes.  Raises ProjectError if it is not there any more.
    """
    with change_of_terms(project):
        file = read_glossary(project)
        return _put(project, file, _place_of(file, term, project), "")


def change_glossary(project: Project, change: GlossaryChange) -> None:
    """Put one line in the place of another: do a change of the glossary again, or take it back.

    Every other line stays as it is.  Raises ProjectError where another program has changed that
    line since, or added the same term; the glossary has not changed then.
    """
    with change_of_terms(project):
        _change_glossary(project, change)


def _change_glossary(project: Project, change: GlossaryChange) -> None:
    file = read_glossary(project)
    if change.before:
        places = [n for n, line in enumerate(file.lines) if line.rstrip("\r\n") == change.before]
        if not places:
            raise _changed_since(project, change.before)
        place = change.place if change.place in places else places[-1]
        lines = _with_change(file, place, change.after)
    else:
        lines = with_line(file, change.after, change.place).lines
    data = write_termbase(replace(file, lines=lines))
    changed = read_termbase(data, project.glossary)
    new = [term for term in changed.termbase.terms if term not in file.termbase.terms]
    rest = KnownTerms(tuple(term for term in changed.termbase.terms if term not in new))
    is_unfit = len(changed.problems) > len(file.problems) or (change.after and not new)
    if is_unfit or any(rest.compare(term).row for term in new):
        raise _changed_since(project, change.after)
    write_atomically(project.glossary, data)


def _put(project: Project, file: TermbaseFile, place: int, line: str) -> GlossaryChange:
    """Write the file with another line at an index; "" for none."""
    before = file.lines[place].rstrip("\r\n")
    lines = _with_change(file, place, line)
    write_atomically(project.glossary, write_termbase(replace(file, lines=lines)))
    return GlossaryChange(before, line, place)


def _with_change(file: TermbaseFile, place: int, line: str) -> tuple[str, ...]:
    old = file.lines[place]
    new = (line + old[len(old.rstrip("\r\n")) :],) if line else ()
    return (*file.lines[:place], *new, *file.lines[place + 1 :])


def _place_of(file: TermbaseFile, term: Term, project: Project) -> int:
    """The index of a term's line.  Raises ProjectError if there is none."""
    if term.author:
        raise _of_team(project, term)
    for place, here in zip(file.places, file.termbase.terms, strict=True):
        if here == term:
            return place
    raise _changed_since(project, f"{term.source}\t{term.target}")


def _refuse_team_term(project: Project, source: str) -> None:
    """Raise ProjectError if it is a member of the team who has a term, and not the glossary."""
    for term in _spelt(source, read_project_termbase(project).termbase.terms):
        raise _of_team(project, term)


def _of_team(project: Project, term: Term) -> ProjectError:
    return ProjectError(
        f"“{term.source}” → {term.target} is a term of {term.author}, in the team:"
        f" {project.glossary.name} has no such row",
        hint=f"Only {term.author} can change it. Add a row of your own, which is used in its place:"
        " alignwb terms add",
    )


def _spelt(source: str, terms: tuple[Term, ...]) -> list[Term]:
    exact = [term for term in terms if source in _spellings(term)]
    folded = source.casefold()
    return exact or [term for term in terms if folded in map(str.casefold, _spellings(term))]


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.source, *term.variants)


def _changed_since(project: Project, line: str) -> ProjectError:
    term = " → ".join(line.split("\t")[:2])
    return ProjectError(
        f"{project.glossary.name} was changed by another program: “{term}” is left as it is there",
        hint=f"Open {project.glossary} to change it.",
    )
