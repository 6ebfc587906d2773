"""The project's terms: its termbase, ready to be found in texts."""

from dataclasses import dataclass

from alignwb.core.dutch_inflection import Dutch
from alignwb.core.term_recognition import Recogniser
from alignwb.core.termbase import Termbase, TermHit
from alignwb.errors import FormatError
from alignwb.services.project import Project


@dataclass(frozen=True, slots=True)
class ProjectTerms:
    """A termbase and what finds its terms."""

    termbase: Termbase
    recogniser: Recogniser

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a source text, in order; see `Recogniser.find`."""
        return self.recogniser.find(text)


def load_terms(project: Project) -> ProjectTerms:
    """The terms in the project's glossary; none if it has no such file.

    Raises FormatError if the file cannot be read as a termbase.
    """
    termbase = _read(project)
    return ProjectTerms(termbase, Recogniser(termbase, Dutch()))


def _read(project: Project) -> Termbase:
    from alignwb.formats.termbase_tsv import read_termbase

    try:
        data = project.glossary.read_bytes()
    except FileNotFoundError:
        return Termbase()
    except OSError as error:
        raise FormatError(f"{project.glossary}: cannot be read: {error.strerror}") from error
    return read_termbase(data, project.glossary).termbase
