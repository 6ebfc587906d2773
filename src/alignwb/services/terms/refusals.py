"""What was refused as a term, so that it is not suggested again: a text file of the project."""

from collections.abc import Iterable

from alignwb.core.terms.candidates import TermCandidate
from alignwb.engines.stemming import SnowballStemmer
from alignwb.errors import UsageError
from alignwb.services.project.line_file import LineFile, is_said
from alignwb.services.project.project import Project
from alignwb.services.terms.term_turns import change_of_terms

_HEAD = "# What alignwb is not to suggest as a term, a line each.\n"


def refused_terms(project: Project) -> tuple[str, ...]:
    """What was refused, in the order of the file; nothing if there is no file.

    Blank lines and those that begin with # say nothing.  Raises FormatError or ProjectError if the
    file cannot be read.
    """
    return tuple(line for _, line in _file(project).lines())


def refuse_term(project: Project, text: str) -> bool:
    """Remember a refusal; False if it is remembered already.

    All other lines keep their bytes.  Raises UsageError for what no line can hold, and as
    `refused_terms` does.
    """
    text = text.strip()
    if not is_said(text) or len(text.splitlines()) != 1:
        raise UsageError("a refused term is one line of text, and does not begin with #")
    with change_of_terms(project):
        if text in refused_terms(project):
            return False
        _file(project).add(text)
    return True


def take_refusal_back(project: Project, text: str) -> bool:
    """Forget a refusal; False if there is none.  Raises as `refused_terms` does."""
    with change_of_terms(project):
        return _file(project).remove(lambda line: line == text.strip())


def without_refused(
    candidates: Iterable[TermCandidate], refused: Iterable[str]
) -> tuple[TermCandidate, ...]:
    """The candidates that were not refused, in whatever form they were."""
    stemmer = SnowballStemmer("dutch")

    def key(text: str) -> str:
        return " ".join(stemmer.stem(word) for word in text.casefold().split())

    keys = set(map(key, refused))
    return tuple(each for each in candidates if key(each.text) not in keys)


def _file(project: Project) -> LineFile:
    return LineFile(project.refused_terms, _HEAD)
