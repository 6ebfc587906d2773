"""The English words that a project's translations are checked by."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alignwb.services.project.project import Project

_REMEMBERED_GUESSES = 2_000
_REMEMBERED_WORDS = 100_000
_NONE = "none"
_WITHOUT_COUNTRY = ("en_GB", "en_US")
"""Where a project does not say which English it is, both are English."""


@dataclass(frozen=True)
class EnglishWords:
    """English words, and what a misspelt one was meant to be.

    Attributes:
        words: Them, lower case.
        guess: Finds the one word that was meant, or "".
        dictionaries: The files that were read beside the list that is shipped.
    """

    words: Container[str]
    guess: Callable[[str], str]
    dictionaries: tuple[Path, ...] = ()


class _WithDictionaries(Container[str]):
    """The words that are shipped, which is quick to ask, and those of dictionaries."""

    def __init__(self, shipped: Container[str], dictionaries: Sequence[Container[str]]) -> None:
        self._shipped = shipped
        self._is_in_dictionary = lru_cache(_REMEMBERED_WORDS)(
            lambda word: any(word in each for each in dictionaries)
        )

    def __contains__(self, word: object) -> bool:
        return word in self._shipped or self._is_in_dictionary(word)


def shipped_english() -> EnglishWords:
    """The words that are shipped.  Takes some hundredths of a second."""
    from alignwb.engines.spelling.english_words import only_guess, shipped_words

    words = shipped_words()
    return EnglishWords(words, lru_cache(_REMEMBERED_GUESSES)(lambda each: only_guess(each, words)))


def english_of(project: Project | None) -> EnglishWords:
    """The words that are shipped and those of the dictionaries that are installed for a project.

    Takes some tenths of a second for each dictionary.  Raises ProjectError if the one that the
    project names is not there, FormatError if one is damaged.
    """
    from alignwb.engines.spelling.hunspell_dictionary import read_dictionary

    shipped = shipped_english()
    paths = tuple(dictionaries_of(project)) if project else ()
    if not paths:
        return shipped
    words = _WithDictionaries(shipped.words, [read_dictionary(path) for path in paths])
    return EnglishWords(words, shipped.guess, paths)


def dictionaries_of(project: Project) -> list[Path]:
    """The `.dic` files a project's translations are checked by, beside the words that are shipped.

    Raises ProjectError if the one that the project names is not there.
    """
    from alignwb.engines.spelling.installed_dictionaries import dictionary_path, named_dictionary

    named = project.config.spelling.dictionary
    if named == _NONE:
        return []
    if named:
        return [named_dictionary(named, project.root)]
    base, _, region = project.config.target_lang.replace("_", "-").partition("-")
    if base.lower() != "en":
        return []
    names = [f"en_{region.upper()}"] if region else _WITHOUT_COUNTRY
    return [path for path in map(dictionary_path, names) if path is not None]
