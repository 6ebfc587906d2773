"""What was refused as a term, so that it is not suggested again: a text file of the project."""

from collections.abc import Iterable

from alignwb.core.terms.candidates import TermCandidate
from alignwb.engines.stemming import SnowballStemmer
from alignwb.errors import FormatError, UsageError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.project import Project

_HEAD = "# What alignwb is not to suggest as a term, a line each.\n"


def refused_terms(project: Project) -> tuple[str, ...]:
    """What was refused, in the order of the file; nothing if there is no file.

    Blank lines and those that begin with # say nothing.  Raises FormatError or ProjectError if the
    file cannot be read.
    """
    lines = map(str.strip, _text(project).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def refuse_term(project: Project, text: str) -> bool:
    """Remember a refusal; False if it is remembered already.

    All other lines keep their bytes.  Raises UsageError for what no line can hold, and as
    `refused_terms` does.
    """
    text = text.strip()
    if not text or text.startswith("#") or len(text.splitlines()) != 1:
        raise UsageError("a refused term is one line of text, and does not begin with #")
    if text in refused_terms(project):
        return False
    before = _text(project) or _HEAD
    gap = "" if before.endswith("\n") else "\n"
    write_atomically(project.refused_terms, f"{before}{gap}{text}\n".encode())
    return True


def take_refusal_back(project: Project, text: str) -> bool:
    """Forget a refusal; False if there is none.  Raises as `refused_terms` does."""
    lines = _text(project).splitlines(keepends=True)
    kept = [line for line in lines if line.strip() != text.strip()]
    if len(kept) == len(lines):
        return False
    write_atomically(project.refused_terms, "".join(kept).encode())
    return True


def without_refused(
    candidates: Iterable[TermCandidate], refused: Iterable[str]
) -> tuple[TermCandidate, ...]:
    """The candidates that were not refused, in whatever form they were."""
    stemmer = SnowballStemmer("dutch")

    def key(text: str) -> str:
        return " ".join(stemmer.stem(word) for word in text.casefold().split())

    keys = set(map(key, refused))
    return tuple(each for each in candidates if key(each.text) not in keys)


def _text(project: Project) -> str:
    path = project.refused_terms
    data = read_bytes_if_there(path, MOST_TABLE_BYTES) or b""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"{path}:{line}: not UTF-8", hint="Save the file again as UTF-8 text."
        ) from None
