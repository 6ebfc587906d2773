"""The project's terms while a document is open: read again whenever one of their files changes."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from alignwb.core.bitext.edits import GlossaryChange
from alignwb.core.terms.termbase import Term
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import add_project_terms
from alignwb.services.terms.changing import (
    change_glossary,
    change_project_term,
    remove_project_term,
)
from alignwb.services.terms.project_terms import (
    ProjectTerms,
    read_project_termbase,
    to_project_terms,
)
from alignwb.services.terms.team_terms import team_terms_file

_Looks = tuple[int, int, int] | None


class OpenTerms:
    """The terms of a project, and every change of them; for one thread.

    Attributes:
        terms: The terms as they were last read.
    """

    def __init__(self, project: Project, terms: ProjectTerms) -> None:
        self._project = project
        self.terms = terms
        self._looks: tuple[_Looks, _Looks] | None = None

    def has_changed(self) -> bool:
        """Whether the terms are others than at the last look; cheap while the file is the same.

        Whoever has changed the file, its terms are there then.  While it cannot be read they stay
        as they were, and why it cannot is one of their problems.
        """
        looks = self._look()
        if looks == self._looks:
            return False
        self._looks = looks
        return self._read()

    def add(self, terms: Sequence[Term]) -> tuple[GlossaryChange, ...]:
        """Add terms.  Raises as `add_project_terms` does."""
        changes = add_project_terms(self._project, terms)
        self._read()
        return changes

    def change(self, old: Term, new: Term, further: Sequence[Term] = ()) -> list[GlossaryChange]:
        """Change a row, and add further ones; all of it or nothing.

        Raises as `change_project_term` and `add_project_terms` do.
        """
        change = change_project_term(self._project, old, new)
        changes = [] if change is None else [change]
        try:
            changes += add_project_terms(self._project, further)
        except AlignwbError:
            if change is not None:
                change_glossary(self._project, change.undone)
            raise
        finally:
            self._read()
        return changes

    def remove(self, term: Term) -> GlossaryChange:
        """Take a row out.  Raises as `remove_project_term` does."""
        change = remove_project_term(self._project, term)
        self._read()
        return change

    def put(self, change: GlossaryChange) -> None:
        """Do a change again, or take it back.  Raises as `change_glossary` does."""
        try:
            change_glossary(self._project, change)
        finally:
            self._read()

    def _read(self) -> bool:
        """Read the file; whether the terms or their problems are others."""
        before = self.terms
        try:
            read = read_project_termbase(self._project)
        except AlignwbError as error:
            self.terms = before.with_problems((error,))
        else:
            if read.termbase != before.termbase or read.conflicts != before.conflicts:
                self.terms = to_project_terms(read)
            else:
                self.terms = before.with_problems(read.problems)
        return self.terms is not before

    def _look(self) -> tuple[_Looks, _Looks]:
        """What tells that the glossary, or what came from the team, is another file."""
        return _looks(self._project.glossary), _looks(team_terms_file(self._project))


def _looks(path: Path) -> _Looks:
    """What tells a file from others that have its name; None if there is none."""
    with suppress(OSError):
        status = path.stat()
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None
