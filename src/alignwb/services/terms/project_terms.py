"""The termbase of a project, read and ready to find its terms in texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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
from alignwb.core.terms.termbase import Termbase, TermHit
from alignwb.formats.file_bytes import read_bytes_if_there
from alignwb.formats.termbase.termbase_tsv import TermbaseFile, read_termbase
from alignwb.services.project.project import Project


@dataclass(frozen=True, slots=True)
class ProjectTerms:
    """A termbase with what finds its terms and their renderings.  For one thread."""

    termbase: Termbase
    recogniser: Recogniser
    renderings: Renderings = field(default_factory=lambda: Renderings(English()))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a source text, in whatever form they stand there, in order."""
        return self.recogniser.find(text)

    def rendered(self, hits: Sequence[TermHit], target: str) -> tuple[RenderedTerm, ...]:
        """Whether a target renders the terms of its source, in the order of the source.

        A term whose renderings are all forbidden counts as missed.
        """
        found = {each.place: each for each in rendered_terms(hits, target, self.renderings)}
        return tuple(
            found.get(place) or RenderedTerm(place, TermOutcome.MISSED)
            for place in term_places(hits)
        )


def load_terms(project: Project) -> ProjectTerms:
    """The terms in the project's glossary; none if it has no such file.

    Raises FormatError if the file is no termbase, ProjectError if it cannot be read.
    """
    termbase = read_glossary(project).termbase
    return ProjectTerms(termbase, Recogniser(termbase, Dutch()))


def read_glossary(project: Project) -> TermbaseFile:
    """The project's glossary with its lines; without any if there is no such file.

    Raises FormatError if the file is no termbase, ProjectError if it cannot be read.
    """
    return read_termbase(read_bytes_if_there(project.glossary) or b"", project.glossary)
