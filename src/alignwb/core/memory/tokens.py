"""The words of a text as a translation memory compares them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext import markers

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|[^\w\s]|_")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Token(NamedTuple):
    """A word, a number or a punctuation mark.

    Attributes:
        text: As it stands in the text.
        folded: Without case, with straight apostrophes.
        is_word: False for a punctuation mark.
        is_number: Whether it begins with a digit.
        is_apart: Whether a space stands before it.
    """

    text: str
    folded: str
    is_word: bool
    is_number: bool
    is_apart: bool


def plain(text: str) -> str:
    """The text without footnote markers, its words separated by single spaces."""
    bare = markers.strip(text)[0] if "[^" in text else text
    return " ".join(bare.split())


def tokens(text: str) -> tuple[Token, ...]:
    """Its words and punctuation marks in order, footnote markers left out."""
    return tuple(_token(match) for match in _TOKEN.finditer(plain(text)))


def folded_words(text: str) -> list[str]:
    """Its words in order, without case, punctuation and footnote markers."""
    bare = markers.strip(text)[0] if "[^" in text else text
    return _WORD.findall(bare.casefold().replace("’", "'"))


def folded_texts(texts: Sequence[str]) -> list[list[str]]:
    """`folded_words` of each text, several times as quick for many short ones.

    What separates words is made a space in all texts at once, as nearly every text has the same
    few such characters.
    """
    if not texts:
        return []
    bare = (markers.strip(text)[0] if "[^" in text else text for text in texts)
    joined = "\0".join(text.replace("\0", " ") for text in bare).casefold().replace("’", "'")
    for character in set(joined):
        if not (character.isalnum() or character in "' \0"):
            joined = joined.replace(character, " ")
    for edge in ("''", " '", "' ", "\0'", "'\0"):
        joined = joined.replace(edge, edge.replace("'", " "))
    return [text.strip("'").split() for text in joined.split("\0")]


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    folded = text.casefold().replace("’", "'")
    is_apart = match.string[match.start() - 1 : match.start()] == " "
    return Token(text, folded, match["word"] is not None, text[0].isdigit(), is_apart)
