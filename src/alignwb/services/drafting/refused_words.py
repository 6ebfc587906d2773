"""What a project's drafts have learnt, and what they are not to learn: a text file of it."""

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.drafting.rewordings import Rewording
from alignwb.core.languages.half_characters import without_half_characters
from alignwb.errors import FormatError, UsageError
from alignwb.services.drafting.learnt_words import NOTHING_LEARNT, LearntWords, learnt_words
from alignwb.services.project.line_file import LineFile, is_said
from alignwb.services.project.project import Project
from alignwb.services.terms.term_turns import change_of_terms

_HEAD = "# What drafts are not to learn: what stood there, a tab, what was written in its place.\n"
_SPACES = {" ": "[space]", "\u00a0": "[no-break space]", "\u2009": "[thin space]"}
"""Spaces are part of a sign, and a line does not show those at its edges."""


def refused_words(project: Project) -> frozenset[Rewording]:
    """What was refused; nothing if there is no file.

    Raises FormatError or ProjectError if the file cannot be read.
    """
    file = _file(project)
    found = set()
    for number, line in file.lines():
        change = _changes_of(line)
        if change is None:
            raise FormatError(
                f"{file.path}:{number}: should be a word or sign, a tab, and what was written in"
                " its place",
                hint="Put that right, or take the line out: then it is learnt again.",
            )
        found.add(change)
    return frozenset(found)


def learnt_for(project: Project, bitext: Bitext) -> LearntWords:
    """What drafts of a document have learnt; nothing if the settings say so.

    Raises as `refused_words` does.
    """
    if not project.config.learn_words:
        return NOTHING_LEARNT
    return learnt_words(bitext, refused_words(project))


def refuse_word(project: Project, change: Rewording) -> bool:
    """Remember a refusal; False if it is remembered already.

    All other lines keep their bytes.  Raises UsageError for what no line can hold, and as
    `refused_words` does.
    """
    line = _line(change)
    if not is_said(line.strip()) or _changes_of(line) != change or not _is_text(line):
        raise UsageError(
            "what is not to be learnt are two words or signs, each in one line and without spaces"
            " around a word; the first does not begin with #"
        )
    with change_of_terms(project):
        if change in refused_words(project):
            return False
        _file(project).add(line)
    return True


def take_word_back(project: Project, change: Rewording) -> bool:
    """Forget a refusal; False if there is none.  Raises as `refused_words` does."""
    with change_of_terms(project):
        return _file(project).remove(lambda line: line == _line(change))


def shown_spaces(sign: str) -> str:
    """A sign with its spaces by name; a word as it is."""
    if any(map(str.isalpha, sign)):
        return sign
    return "".join(_SPACES.get(character, character) for character in sign)


def plain_spaces(shown: str) -> str:
    """What `shown_spaces` makes of it, as it was."""
    for space, name in _SPACES.items():
        shown = shown.replace(name, space)
    return shown


def _changes_of(line: str) -> Rewording | None:
    """What a line says; None if it is none of this file."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 2 or not all(cells) or len(line.splitlines()) != 1:  # before and after
        return None
    return Rewording(*map(plain_spaces, cells))


def _is_text(line: str) -> bool:
    """Whether it can be written: half a character cannot."""
    return without_half_characters(line) == line


def _line(change: Rewording) -> str:
    return "\t".join(map(shown_spaces, change))


def _file(project: Project) -> LineFile:
    return LineFile(project.refused_words, _HEAD)
