"""The termbase of a project, read and ready to find its terms in texts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewordings
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import (
    RenderedTerm,
    Renderings,
    TermOutcome,
    rendered_terms,
    term_places,
)
from alignwb.core.terms.shared_terms import TermConflict, joined
from alignwb.core.terms.termbase import Termbase, TermHit
from alignwb.errors import AlignwbError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.termbase.termbase_tsv import TermbaseFile, read_termbase
from alignwb.services.project.project import Project
from alignwb.services.project.team_setting import in_team
from alignwb.services.terms.team_terms import kept_team_terms


@dataclass(frozen=True, slots=True)
class ProjectTerms:
    """A termbase with what finds its terms and their renderings.  For one thread.

    Attributes:
        termbase: The terms.
        recogniser: Finds them in sources.
        renderings: Finds their renderings in targets.
        problems: What of the glossary could not be read, or why none of it could.
        conflicts: What members of the team say otherwise; those rows are not among the terms.
        learnt: Words learnt from a translator's work, found where no term is; None for none.
        rewordings: What that translator always writes otherwise than the engine.
    """

    termbase: Termbase
    recogniser: Recogniser
    renderings: Renderings = field(default_factory=lambda: Renderings(English()))
    problems: tuple[AlignwbError, ...] = ()
    conflicts: tuple[TermConflict, ...] = ()
    learnt: "ProjectTerms | None" = None
    rewordings: Rewordings = NO_REWORDINGS

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a source text, in whatever form they stand there, in order."""
        hits = self.recogniser.find(text)
        if self.learnt is None:
            return hits
        starts = [hit.start for hit in hits]
        free: list[TermHit] = []
        for hit in self.learnt.find(text):
            before = bisect_left(starts, hit.end)  # the others begin behind it
            if not before or hits[before - 1].end <= hit.start:
                free.append(hit)
        return tuple(sorted((*hits, *free), key=lambda hit: hit.start)) if free else hits

    def without_learnt(self, hits: Sequence[TermHit]) -> tuple[TermHit, ...]:
        """Those of the hits that are of the termbase."""
        if self.learnt is None:
            return tuple(hits)
        return tuple(hit for hit in hits if hit.term not in self.learnt.termbase.terms)

    def with_problems(self, problems: tuple[AlignwbError, ...]) -> Self:
        """The same terms with these problems; the same value if it has them already."""
        here, there = (
            [(each.message, each.hint) for each in problems]
            for problems in (self.problems, problems)
        )
        return self if here == there else replace(self, problems=problems)

    def rendered(self, hits: Sequence[TermHit], target: str) -> tuple[RenderedTerm, ...]:
        """Whether a target renders the terms of its source, in the order of the source.

        A term whose renderings are all forbidden counts as missed.
        """
        found = {each.place: each for each in rendered_terms(hits, target, self.renderings)}
        return tuple(
            found.get(place) or RenderedTerm(place, TermOutcome.MISSED)
            for place in term_places(hits)
        )


@dataclass(frozen=True, slots=True)
class ReadTermbase:
    """What was read of the terms of a project.

    Attributes:
        termbase: The rows of its glossary, and behind them those of the team that it lacks.
        problems: What could not be read.
        conflicts: What members of the team say otherwise.
    """

    termbase: Termbase
    problems: tuple[AlignwbError, ...] = ()
    conflicts: tuple[TermConflict, ...] = ()


def load_terms(project: Project) -> ProjectTerms:
    """The terms in the project's glossary and those of its team; none if there are no such files.

    A row that makes no term is one of the `problems`, and so is a damaged file of the team's.
    Raises FormatError if the glossary is no termbase, ProjectError if it, or the project's
    settings, cannot be read.
    """
    return to_project_terms(read_project_termbase(project))


def load_terms_or_none(project: Project) -> ProjectTerms:
    """The same for a document that is opened: without any terms where the glossary cannot be read.

    Why it cannot is one of the `problems` then.
    """
    try:
        return load_terms(project)
    except AlignwbError as error:
        return to_project_terms(ReadTermbase(Termbase(), (error,)))


def read_project_termbase(project: Project) -> ReadTermbase:
    """The terms that `load_terms` makes ready to be found.  Raises as it does."""
    file = read_glossary(project)
    own = file.termbase
    is_shared = in_team(project)  # raises what is wrong with the settings, and not with the terms
    try:
        shared = kept_team_terms(project).terms if is_shared else ()
    except AlignwbError as error:
        return ReadTermbase(own, (*file.problems, error))
    beside = joined(own.terms, shared)
    termbase = Termbase((*own.terms, *beside.added)) if beside.added else own
    return ReadTermbase(termbase, file.problems, beside.conflicts)


def to_project_terms(read: ReadTermbase) -> ProjectTerms:
    """The terms that were read, ready to be found."""
    recogniser = Recogniser(read.termbase, Dutch())
    return ProjectTerms(read.termbase, recogniser, problems=read.problems, conflicts=read.conflicts)


def with_own_recogniser(terms: ProjectTerms) -> ProjectTerms:
    """The same terms for another thread."""
    return to_project_terms(ReadTermbase(terms.termbase, terms.problems, terms.conflicts))


def read_glossary(project: Project) -> TermbaseFile:
    """The project's glossary with its lines; without any if there is no such file.

    Raises FormatError if the file is no termbase, ProjectError if it cannot be read.
    """
    data = read_bytes_if_there(project.glossary, MOST_TABLE_BYTES)
    return read_termbase(data or b"", project.glossary)
