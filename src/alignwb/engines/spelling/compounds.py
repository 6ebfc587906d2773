"""Compounds: words that a hunspell dictionary makes of its words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from alignwb.engines.spelling.affix_rules import AffixRules, Flags, ForbiddenBorder, RuleItem

_MOST_PARTS = 8
_LONGEST = 60
"""Letters of a word that may be a compound; a sentence without spaces is none."""


class Part(Enum):
    """Where in a compound a word stands."""

    WHOLE = auto()  # in none
    FIRST = auto()
    MIDDLE = auto()
    LAST = auto()


@dataclass(slots=True)
class Lookup:
    """A word being looked up, and what that may cost: some dictionaries could take for ever.

    Attributes:
        left: The affixes, borders and cuts that may still be tried.
        is_in_capitals: Whether it is written in capitals only.
    """

    left: int
    is_in_capitals: bool = False

    def spend(self, steps: int = 1) -> bool:
        """Count steps; False after too many."""
        self.left -= steps
        return self.left > 0


Analyses = Callable[[str, Lookup, Part], Iterator[Flags]]
"""The flags of every way in which a text is a stem with affixes, as a part of a compound."""


class CompoundFinder:
    """Tells what is a compound by the rules of an affix file."""

    def __init__(
        self, rules: AffixRules, words: Mapping[str, Sequence[Flags]], analyses: Analyses
    ) -> None:
        self._rules = rules
        self._words = words
        self._analyses = analyses
        self._by_flags = any(
            (rules.compound, rules.compound_begin, rules.compound_middle, rules.compound_end)
        )

    def is_compound(self, word: str, lookup: Lookup) -> bool:
        """Whether it is made of words that may stand in such an order."""
        if len(word) > _LONGEST or len(word) < 2 * self._rules.compound_least:
            return False
        if self._rules.compound_rules and self._is_by_rule(word, lookup):
            return True
        return self._by_flags and self._is_by_flags(word, lookup)

    def _is_by_rule(self, word: str, lookup: Lookup) -> bool:
        """Whether the flags of its parts follow one another as a rule says."""
        starts = [rule for rule in self._rules.compound_rules if rule]
        return any(self._follows(word, 0, rule, 0, lookup) for rule in starts)

    def _follows(
        self, word: str, at: int, rule: tuple[RuleItem, ...], item: int, lookup: Lookup
    ) -> bool:
        if item == len(rule):
            return at == len(word)
        if not lookup.spend():
            return False
        flag, times = rule[item]
        if times and self._follows(word, at, rule, item + 1, lookup):
            return True
        for end in range(at + self._rules.compound_least, len(word) + 1):
            if not lookup.spend():
                return False
            if any(flag in flags for flags in self._words.get(word[at:end], ())):
                following = item if times == "*" else item + 1
                if self._follows(word, end, rule, following, lookup):
                    return True
        return False

    def _is_by_flags(self, word: str, lookup: Lookup) -> bool:
        return self._goes_on(word, 0, [], lookup)

    def _goes_on(self, word: str, at: int, before: list[tuple[str, Flags]], lookup: Lookup) -> bool:
        """Whether the rest of a word, from `at` on, is made of parts that fit those before."""
        rules = self._rules
        most = min(rules.compound_most or _MOST_PARTS, _MOST_PARTS)
        least = rules.compound_least
        if before:
            for flags in self._parts(word[at:], Part.LAST, lookup):
                if self._fit(before, (word[at:], flags), lookup):
                    return True
        if len(before) + 2 > most:
            return False
        part = Part.MIDDLE if before else Part.FIRST
        for end in range(at + least, len(word) - least + 1):
            if not lookup.spend():
                return False
            text = word[at:end]
            for flags in self._parts(text, part, lookup):
                if self._fit(before, (text, flags), lookup) and self._goes_on(
                    word, end, [*before, (text, flags)], lookup
                ):
                    return True
        return False

    def _parts(self, text: str, part: Part, lookup: Lookup) -> Iterator[Flags]:
        rules = self._rules
        own = {
            Part.FIRST: rules.compound_begin,
            Part.MIDDLE: rules.compound_middle,
            Part.LAST: rules.compound_end,
        }[part]
        wanted = frozenset(filter(None, (rules.compound, own)))
        for flags in self._analyses(text, lookup, part):
            is_refused = rules.forbidden and rules.forbidden in flags
            if flags & wanted and not is_refused:
                yield flags

    def _fit(
        self, before: Sequence[tuple[str, Flags]], after: tuple[str, Flags], lookup: Lookup
    ) -> bool:
        """Whether a part may stand behind those before it."""
        if not before:
            return True
        (left, left_flags), (right, right_flags) = before[-1], after
        switches = self._rules.switches
        if "CHECKCOMPOUNDDUP" in switches and left == right:
            return False
        border = left[-1] + right[0]
        if "CHECKCOMPOUNDCASE" in switches and "-" not in border and border != border.lower():
            return False
        if "CHECKCOMPOUNDTRIPLE" in switches and _is_triple(left, right):
            return False
        return lookup.spend(len(self._rules.borders)) and not any(
            _is_border(border, left, left_flags, right, right_flags)
            for border in self._rules.borders
        )


def _is_triple(left: str, right: str) -> bool:
    joined = left[-2:] + right[:2]
    return any(
        first == second == third for (first, second), (_, third) in pairwise(pairwise(joined))
    )


def _is_border(
    border: ForbiddenBorder, left: str, left_flags: Flags, right: str, right_flags: Flags
) -> bool:
    return (
        left.endswith(border.left)
        and right.startswith(border.right)
        and (not border.left_flag or border.left_flag in left_flags)
        and (not border.right_flag or border.right_flag in right_flags)
    )
