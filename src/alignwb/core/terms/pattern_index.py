"""The spellings of terms, ready to be found by the words of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from alignwb.core.languages.inflection import WordForms
from alignwb.core.languages.words import Span, TermWord
from alignwb.core.terms.termbase import Term

_SIGN = "[+#%‰§¶&@€$£¥¢°=<>±]"
"""What may be a part of a term: `C++`, `50+`, `100 %`, `§ 3`."""
_SIGNS = re.compile(rf"(?:\s?{_SIGN})++")
_ONLY_SIGNS = re.compile(rf"{_SIGN}(?:\s?{_SIGN})*+")
_MOST_SIGNS = 16
"""Characters of signs, and of spaces between, on a side of a term."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs before and behind the words of a spelling, without spaces; "" for none."""

    before: str = ""
    behind: str = ""

    @classmethod
    def around(cls, text: str, start: int, end: int) -> "Signs":
        """Those around characters `start` to `end` of a text."""
        before = text[max(0, start - _MOST_SIGNS) : start][::-1]
        behind = text[end : end + _MOST_SIGNS]
        found, others = (
            "".join(match[0].split()) if (match := _SIGNS.match(side)) else ""
            for side in (before, behind)
        )
        return cls(found[::-1], others)

    def reach(self, text: str, start: int, end: int) -> Span | None:
        """The words at characters `start` to `end` of a text with these signs; None without."""
        for sign in reversed(self.before):
            start -= text[start - 1 : start].isspace()
            if start == 0 or text[start - 1] != sign:
                return None
            start -= 1
        for sign in self.behind:
            end += text[end : end + 1].isspace()
            if text[end : end + 1] != sign:
                return None
            end += 1
        return Span(start, end)


NO_SIGNS = Signs()


def is_of_signs(spelling: str) -> bool:
    """Whether a spelling has no word: `%`, `§§`."""
    return _ONLY_SIGNS.fullmatch(spelling.strip()) is not None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A spelling of a term.

    Attributes:
        number: Its place among all spellings, in the order of the termbase.
        words: The words it is made of.
        forms: Per word, its forms.
        joints: The text between each two words without joiners (the stops of `P. A. Kropotkin`).
        term: The row it belongs to.
        signs: Those around its words, which are a part of it.
    """

    number: int
    words: tuple[TermWord, ...]
    forms: tuple[WordForms, ...]
    joints: tuple[str, ...]
    term: Term
    signs: Signs = NO_SIGNS


class PatternTree:
    """Patterns by the forms of their words, one word after the other.

    Terms that begin alike share their way, so that a look-up takes as many steps as the longest
    of them has words, however many there are.

    Attributes:
        patterns: Those that end here, in the order of the termbase.
    """

    __slots__ = ("_branches", "_by_form", "patterns")

    def __init__(self) -> None:
        self.patterns: list[Pattern] = []
        self._branches: dict[frozenset[str], PatternTree] = {}
        self._by_form: dict[str, list[PatternTree]] = {}

    def __contains__(self, form: str) -> bool:
        """True if a pattern begins with that form of a word."""
        return form in self._by_form

    def enter(self, pattern: Pattern) -> None:
        """Add a pattern; patterns come in rising order of their numbers."""
        tree = self
        for forms in pattern.forms:
            tree = tree.branch(forms.whole)
        tree.patterns.append(pattern)

    def along(self, forms: Iterable[str]) -> list[list[Pattern]]:
        """The patterns of one word, of two words …, that words of these forms begin with."""
        found: list[list[Pattern]] = []
        trees = [self]
        for form in forms:
            trees = [branch for tree in trees for branch in tree.after(form)]
            if not trees:
                break
            found.append([pattern for tree in trees for pattern in tree.patterns])
        return found

    def after(self, form: str) -> "Sequence[PatternTree]":
        """The trees of what follows a word of that form."""
        return self._by_form.get(form, ())

    @property
    def first_forms(self) -> Iterable[str]:
        """The forms of words that a pattern begins with."""
        return self._by_form.keys()

    def branch(self, forms: frozenset[str]) -> "PatternTree":
        """The tree of what follows a word with these forms; made if there is none yet."""
        branch = self._branches.get(forms)
        if branch is None:
            branch = self._branches[forms] = PatternTree()
            for form in forms:
                self._by_form.setdefault(form, []).append(branch)
        return branch


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """All patterns of a termbase, by what may be found of them at one word of a text.

    Attributes:
        tree: By their words.
        heads: Those of one word, by their forms as the last part of a compound.
        parted: Separable verbs, by their forms without the particle and then by the particle.
        particles: The same verbs by their particle and then by their forms with it.
    """

    tree: PatternTree = field(default_factory=PatternTree)
    heads: dict[str, list[Pattern]] = field(default_factory=dict)
    parted: dict[str, dict[str, Pattern]] = field(default_factory=dict)
    particles: dict[str, dict[str, Pattern]] = field(default_factory=dict)

    def enter(self, pattern: Pattern) -> None:
        """Add a pattern; patterns come in rising order of their numbers."""
        self.tree.enter(pattern)
        if len(pattern.words) > 1:
            return
        [forms] = pattern.forms
        for head in forms.heads:
            self.heads.setdefault(head, []).append(pattern)
        if forms.particle:
            for form in forms.parted:
                self.parted.setdefault(form, {}).setdefault(forms.particle, pattern)
            wholes = self.particles.setdefault(forms.particle, {})
            for form in forms.whole:
                wholes.setdefault(form, pattern)


def first_verb(
    stems: Iterator[tuple[int, str]], verbs: Mapping[str, Pattern]
) -> tuple[Pattern, int] | None:
    """The verb, first in the termbase, that a particle and a stem make, and its number of words.

    stems: for each stem that may belong to the particle the number of words up to it, and the
    form that both make.  None if there is no such verb.
    """
    found = ((verbs[form], count) for count, form in stems if form in verbs)
    return min(found, key=lambda each: (each[0].number, each[1]), default=None)
