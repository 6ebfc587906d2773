"""The list of English words that is shipped, and what a misspelt word was meant to be."""

from collections.abc import Container, Iterator
from importlib.resources import files

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST_GUESSED = 5
_LONGEST_GUESSED = 40


def shipped_words() -> frozenset[str]:
    """English words, lower case.  Takes some hundredths of a second."""
    text = files("alignwb.engines.spelling").joinpath("english-words.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and line[0] != "#")


def only_guess(word: str, words: Container[str]) -> str:
    """The word that `word` is if one letter of it is wrong, or two are exchanged.

    "" if there is none, or more than one.
    """
    if not _SHORTEST_GUESSED <= len(word) <= _LONGEST_GUESSED:
        return ""
    found = {each for each in _neighbours(word) if each in words and each != word}
    return found.pop() if len(found) == 1 else ""


def _neighbours(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
