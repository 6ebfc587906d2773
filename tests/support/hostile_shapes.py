"""Texts of any length in shapes that make careless algorithms slow."""

from collections.abc import Callable
from itertools import count

Shape = Callable[[int], str]
"""Makes a text of about so many characters."""


def _repeated(unit: str) -> Shape:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _closed(unit: str, end: str) -> Shape:
    """A text that looks like a match of something until its last character."""
    return lambda length: _repeated(unit)(length - len(end)) + end


def _new_words(length: int) -> str:
    """Words that are all different, so that nothing remembered helps."""
    pieces: list[str] = []
    for number in count():
        pieces.append("".join(chr(97 + int(digit)) for digit in str(number)) + "heid")
        length -= len(pieces[-1]) + 1
        if length <= 0:
            return " ".join(pieces)
    raise AssertionError


def _markers(length: int) -> str:
    pieces = [f"woord[^{number}] " for number in range(length // 9 + 1)]
    return "".join(pieces)[:length]


SHAPES: dict[str, Shape] = {
    "one word, a": _repeated("a"),
    "one word, b": _repeated("b"),
    "one word, e": _repeated("e"),
    "one word, syllables": _repeated("beregening"),
    "one word, oe": _closed("oe", "x"),
    "one word, ij": _repeated("ij"),
    "one word, qu": _repeated("qu"),
    "capitals": _repeated("A"),
    "initials": _repeated("A."),
    "initials apart": _repeated("A. "),
    "names": _repeated("Jan Jansen "),
    "digits": _repeated("1"),
    "number groups": _repeated("1.000"),
    "decimals": _repeated("1,"),
    "numbers": _repeated("1917 "),
    "full stops": _repeated("."),
    "full stops apart": _repeated(". "),
    "commas": _repeated(","),
    "questions": _repeated("?! "),
    "hyphens": _repeated("-"),
    "dashes": _repeated("– "),
    "hyphenated": _repeated("a-"),
    "apostrophes": _repeated("'"),
    "apostrophes in words": _repeated("a'"),
    "curly quotes": _repeated("‘a’ "),
    "opening quotes": _repeated("“"),
    "opened quotes": _repeated(" ‘x"),
    "possessives": _repeated("‘s’ s"),
    "English in quotes": _repeated("“the end of it” en "),
    "English": _repeated("The end of the "),
    "brackets": _repeated("("),
    "square brackets": _repeated("["),
    "brackets and carets": _repeated("[^"),
    "markers": _markers,
    "markers alone": _repeated("[^1]"),
    "markers apart": _repeated("[^1] "),
    "spaces": _closed(" ", "x"),
    "spaces between": lambda length: "a" + " " * (length - 2) + "b",
    "no-break spaces": _repeated("\u00a0"),
    "space and letter": _repeated("a "),
    "tabs": _closed(" \t", "x"),
    "line feeds": _closed("\n", "x"),
    "short lines": _repeated("a\n"),
    "lines": _repeated("Een regel van een tekst die\nover de rand "),
    "blank lines": _repeated("Een regel.\n\n"),
    "form feeds": _repeated("a\f"),
    "number signs": _repeated("# "),
    "quote signs": _repeated("> "),
    "quote signs glued": _repeated(">"),
    "numbered lines": _repeated("1\n\n"),
    "numbers in brackets": _repeated("woord.12 "),
    "soft hyphens": _repeated("a\u00ad"),
    "hyphens at line ends": _repeated("woord-\n"),
    "combining marks": lambda length: "e" + "\u0301" * (length - 1),
    "combined letters": _repeated("e\u0301"),
    "ligatures": _repeated("ĳ"),
    "sharp s": _repeated("ß"),
    "wide letters": _repeated("語"),
    "zero-width joiners": _repeated("\u200d"),
    "emoji": _repeated("👩\u200d👩"),
    "one word over and over": _repeated("revolutie "),
    "clauses": _repeated("de man, die "),
    "separable verbs": _repeated("op te "),
    "sentences": _repeated("De arbeiders staken. "),
    "abbreviations": _repeated("o.a. "),
    "sentences without ends": _repeated("De arbeiders staken en "),
    "ampersands": _repeated("&"),
    "tags": _repeated("<a>"),
    "comments left open": _repeated("<!--"),
    "hyphens with an end": _closed("-", "x"),
    "controls that open": _repeated("\x9d"),
    "backslashes": _repeated("\\"),
    "underscores": _repeated("_"),
    "asterisks": _repeated("*"),
    "new words": _new_words,
}
