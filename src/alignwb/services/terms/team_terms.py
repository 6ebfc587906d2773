"""The terms of a project's team, as they last came from its server: a file of `.alignwb/`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.terms.shared_terms import SharedTerm
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Project

_HINT = "It is made again by: alignwb team sync. Or remove it: nothing of your own is in it."


@dataclass(frozen=True, slots=True)
class TeamTerms:
    """The terms of a team.

    Attributes:
        number: The number of the last change that is in them; 0 for none.
        terms: The terms, in the order they were first told.
    """

    number: int = 0
    terms: tuple[SharedTerm, ...] = ()


def team_terms_file(project: Project) -> Path:
    """Where they are kept."""
    return project.state / "team" / "terms.json"


def kept_team_terms(project: Project) -> TeamTerms:
    """The terms that were last kept, whether or not the project is still in a team.

    Raises FormatError if their file is damaged, ProjectError if it cannot be read.
    """
    path = team_terms_file(project)
    data = read_bytes_if_there(path, MOST_TABLE_BYTES)
    return TeamTerms() if data is None else read_team_terms(data, path)


def read_team_terms(data: bytes, path: Path) -> TeamTerms:
    """The terms in such a file.  Raises FormatError if it is damaged."""
    with reading(path, "the terms of a team", hint=_HINT):
        kept = json.loads(data)
        if not (isinstance(kept, dict) and isinstance(kept.get("terms"), list)):
            raise FormatError(f"{path}: it does not hold the terms of a team", hint=_HINT)
        return TeamTerms(int(kept["number"]), tuple(map(_shared, kept["terms"])))


def keep_team_terms(project: Project, terms: TeamTerms) -> None:
    """Write the file, readable to those who may read the glossary.  Raises ProjectError."""
    path = team_terms_file(project)
    make_folder(path.parent)
    rows = [json.dumps(_values(each), ensure_ascii=False) for each in terms.terms]
    text = f'{{"number": {terms.number}, "terms": [\n' + ",\n".join(rows) + "\n]}\n"
    source = project.glossary
    only = (source,) if source.exists() else ()
    write_atomically(path, text.encode("utf-8", "replace"), no_wider_than=only)


def _values(shared: SharedTerm) -> Sequence[object]:
    term = shared.term
    cells = (term.source, term.target, term.status, term.pos, term.note, term.variants)
    return (term.author, shared.project, *cells)


def _shared(values: Sequence[object]) -> SharedTerm:
    author, project, source, target, status, pos, note, variants = values
    texts = (author, project, source, target, pos, note, *_listed(variants))
    if not all(isinstance(each, str) for each in texts) or not (source and target):
        raise ValueError("a term that is no row of a glossary")
    cells = (str(source), str(target), TermStatus(str(status)), str(pos), str(note))
    return SharedTerm(str(project), Term(*cells, _listed(variants), str(author)))


def _listed(variants: object) -> tuple[str, ...]:
    if not isinstance(variants, list):
        raise TypeError("variants that are no list")
    return tuple(variants)
