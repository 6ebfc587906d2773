"""Which endings and beginnings words take, as the affix file of a hunspell dictionary says.

Only what looking words up needs; nothing of suggestions and morphology (hunspell(5)).
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

Flags = frozenset[str]

NO_FLAGS: Flags = frozenset()
_FLAG_NUMBER = re.compile(r"[0-9]{1,5}")
_LONGEST_FLAGS = 1_000


class Place(NamedTuple):
    """The characters that may stand at one place: these, or, negated, all others."""

    letters: frozenset[str]
    is_negated: bool

    def fits(self, letter: str) -> bool:
        """Whether a character may stand there."""
        return (letter in self.letters) != self.is_negated


@dataclass(frozen=True, slots=True)
class Affix:
    """An ending, or a beginning, that stems with its flag take.

    Attributes:
        flag: The flag.
        is_crossed: Whether a beginning and an ending may stand at one stem.
        strip: What of the stem it replaces.
        text: What it puts there.
        condition: What the stem ends (or begins) with.
        flags: Those that a word with it has.
    """

    flag: str
    is_crossed: bool
    strip: str
    text: str
    condition: tuple[Place, ...]
    flags: Flags = NO_FLAGS


class RuleItem(NamedTuple):
    """A part of a compound: a word with this flag, once, or with `*` often, `?` once at most."""

    flag: str
    times: str


class ForbiddenBorder(NamedTuple):
    """Two parts that do not stand beside each other in a compound."""

    left: str
    left_flag: str
    right: str
    right_flag: str


@dataclass(slots=True)
class AffixRules:
    """An affix file.

    Attributes:
        encoding: Of both files, as Python names it.
        flag_kind: How flags are written: "", "long", "num" or "UTF-8".
        suffixes: By their text, then by what they strip.
        prefixes: Likewise.
        aliases: Sets of flags that words have by number, from 1.
        compound_rules: Sequences of flags that words with them make compounds by.
        borders: What does not stand beside each other in a compound.
        replaced: Characters that a word is looked up with instead.
        breaks: Where a word may be cut into words; None for hunspell's own: at hyphens.
        compound_least: The fewest letters of a part of a compound.
        compound_most: The most parts of a compound; 0 for any number.
        switches: Words that stand alone on a line.
        continued: Flags that words have by an affix: others may follow it.
    """

    encoding: str = "iso8859-1"
    flag_kind: str = ""
    suffixes: dict[str, dict[str, list[Affix]]] = field(default_factory=dict)
    prefixes: dict[str, dict[str, list[Affix]]] = field(default_factory=dict)
    aliases: list[Flags] = field(default_factory=list)
    compound_rules: list[tuple[RuleItem, ...]] = field(default_factory=list)
    borders: list[ForbiddenBorder] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    breaks: list[str] | None = None
    compound_least: int = 3
    compound_most: int = 0
    switches: set[str] = field(default_factory=set)
    continued: set[str] = field(default_factory=set)
    forbidden: str = ""
    keeps_case: str = ""
    needs_affix: str = ""
    circumfix: str = ""
    only_in_compound: str = ""
    compound: str = ""
    compound_begin: str = ""
    compound_middle: str = ""
    compound_end: str = ""
    compound_permit: str = ""
    compound_forbid: str = ""

    def flags(self, text: str) -> Flags:
        """The flags that a text says, which may be the number of an alias.

        Raises ValueError for what is none.
        """
        if self.aliases:
            number = int(text) if _FLAG_NUMBER.fullmatch(text) else 0
            if not 1 <= number <= len(self.aliases):
                raise ValueError(f"there are no flags number {text!r}")
            return self.aliases[number - 1]
        return frozenset(self.flag_list(text))

    def flag_list(self, text: str) -> list[str]:
        """The flags that a text says one after the other.  Raises ValueError for what is none."""
        if len(text) > _LONGEST_FLAGS:
            raise ValueError(f"there are more than {_LONGEST_FLAGS} characters of flags")
        if self.flag_kind == "long":
            if len(text) % 2:
                raise ValueError(f"flags of two characters each are not {text!r}")
            return [text[at : at + 2] for at in range(0, len(text), 2)]
        if self.flag_kind == "num":
            numbers = text.split(",")
            if not all(map(_FLAG_NUMBER.fullmatch, numbers)):
                raise ValueError(f"flags in numbers are not {text!r}")
            return [str(int(number)) for number in numbers]
        return list(text)
