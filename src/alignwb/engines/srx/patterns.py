"""SRX rules as patterns, and the places where a text breaks by them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from alignwb.engines.srx.rules import Rule
from alignwb.errors import FormatError
from alignwb.files.reading import reading

if TYPE_CHECKING:
    import regex  # type: ignore[import-untyped]  # publishes no types

_GAP = re.compile(r"[^\S\u00A0\u2007\u202F]+")
"""White space a line may break at; what a no-break space joins is never two sentences."""

_SPACE = re.compile(r"\s+")
"""A rule may look over no-break spaces too."""

_BEFORE = 2
"""Characters before a place by which rules are chosen, and one behind it: with more there are as
many kinds of places as a book has sentences."""

_LONG_SPACE = 8
_MOST_PLACES = 20_000

_LONGEST_REPEAT = 100
"""How far an open-ended repetition looks back, as in the `segment` library LanguageTool uses."""

_MANY_REPEATS = 2
_BRACKET_FIRST = re.compile(r"(\\[(\[{])(?![*+?{])(?=(?>\\.|\[(?:\\.|[^\]\\])*+\]|[^\\({|\[])*+$)")
"""An expression that begins with a bracket and has no groups, alternatives or other counts."""

_PATTERN_TOKEN = re.compile(
    r"\\[hv]|\(\?U\)"  # Java's white space classes, and its flag for what is the rule here
    r"|\\x\{(?P<code>[0-9A-Fa-f]{1,6})\}"
    r"|\\.|\(\?"
    r"|(?P<set>\[\^?\]?(?>\\.|\[(?:\\.|[^\]\\\[])*+\]|[^\]\\\[])*+(?:\]|\Z))"
    r"|(?:(?P<repeat>[*+]|\{(?P<least>\d+),\})|\?|\{\d+(?:,\d+)?\})(?P<mode>[?+]?)",
    re.DOTALL,
)
_LOOSENED_TOKEN = re.compile(
    r"(?P<around>\\[bBAZmMG]|[\^$]|\(\?<?[=!])|\(\??|\)"
    r"|\[\^?\]?(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\]\\])*\]|\\[pP]\{[^}]{0,60}\}|\\.|.",
    re.DOTALL,
)
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]+)\}")
_LAST_CODE_POINT = "10ffff"
_TRANSLATIONS = {r"\h": r"\p{H}", r"\v": r"\p{V}", "(?U)": ""}
_COUNT = re.compile(r"(?<!\\)(?:\\\\)*\{(?:\d*,)?(\d+),?\}")
_MOST_REPEATS = 10_000  # of all counts of an expression multiplied; patterns grow with them
_RECURSION = re.compile(r"(?<!\\)(?:\\\\)*\(\?(?:R|[+-]?\d|&|P>)")
_BACK_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)")


class Rules:
    """Rules ready for use; the first that matches at a place decides (SRX 2.0, §3.2.2).

    A place is the white space between two words.  A rule matches there if it does before, after
    or within that space: rule files differ in which they write, and all mean the same.

    Of some 150 rules the characters next to a place leave about ten that can match there, and
    mostly none that breaks; so few are tried.

    Args:
        rules: In order of precedence.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(map(_ReadyRule, rules))
        self._by_place: dict[tuple[str, int], tuple[_ReadyRule, ...]] = {}

    def breaks(self, text: str) -> Iterator[tuple[int, int]]:
        """Begin and end of each white space that ends a sentence, in order."""
        by_place = self._by_place
        for gap in _GAP.finditer(text):
            start, end = gap.span()
            if text[end : end + 1].isspace():  # one at which no line ends; rules look over it
                end = _SPACE.match(text, start).end()  # type: ignore[union-attr]
            space = min(end - start, _LONG_SPACE)
            place = text[max(0, start - _BEFORE) : start + space + 1], space
            rules = by_place.get(place)
            if rules is None:
                rules = self._rules_at(*place)
            if rules and self._ends_at(text, start, rules):
                yield gap.span()

    def _ends_at(self, text: str, start: int, rules: "Iterable[_ReadyRule]") -> bool:
        return next((rule.is_break for rule in rules if rule.at_gap.match(text, start)), False)

    def _rules_at(self, known: str, space: int) -> "tuple[_ReadyRule, ...]":
        """The rules that can match at a place; none if none of them breaks.

        known: what is known around it: some characters before, `space` of white space, and the
        character behind that unless the text ends there.
        """
        if space == _LONG_SPACE:
            return self._rules
        rules = self._by_place.get((known, space))
        if rules is None and len(self._by_place) >= _MOST_PLACES:
            return self._rules  # a text of no language
        if rules is not None:
            return rules
        has_behind = not known[-1].isspace()
        start = len(known) - space - has_behind
        if start > 1:
            fewer = self._rules_at(known[1:], space)
        else:
            # What stands before leaves so few that the many characters behind cost little.
            fewer = self._rules_at(known[:-1], space) if has_behind else self._rules
        places = [(known[:at], known[at:]) for at in range(start, start + space + 1)]
        rules = tuple(rule for rule in fewer if rule.may_match(places))
        rules = rules if any(rule.is_break for rule in rules) else ()
        self._by_place[known, space] = rules
        return rules


class _ReadyRule:
    """A rule whose expressions are compiled when a place first needs them."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self.is_break = rule.is_break

    def may_match(self, places: Iterable[tuple[str, str]]) -> bool:
        """Whether it can match in one of the places, of which some text on both sides is known."""
        before, after = self._loosened
        return any(
            (before is None or before.match(known_before, partial=True))
            and (after is None or after.match(known_after, partial=True))
            for known_before, known_after in places
        )

    @cached_property
    def at_gap(self) -> "regex.Pattern[str]":
        """Matches where the rule does; has to begin where the white space does."""
        import regex

        return regex.compile(_at_gap(self._rule), regex.VERSION1)

    @cached_property
    def _loosened(self) -> "tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]":
        """Patterns that match backwards and forwards, and more than the rule; None: anything."""
        return (
            _if_it_compiles(_loosened(_bounded(self._rule.before)), "(?r)"),
            _if_it_compiles(_loosened(_translated(self._rule.after)), ""),
        )


def _if_it_compiles(expression: str, flags: str) -> "regex.Pattern[str] | None":
    import regex

    try:
        return regex.compile(f"{flags}(?:{expression})", regex.VERSION1) if expression else None
    except regex.error:
        return None


def check_rules(rules: Iterable[Rule]) -> None:
    """Raises FormatError for the first rule whose expressions cannot be used."""
    import regex

    for rule in rules:
        for expression in (rule.before, rule.after):
            if _BACK_REFERENCE.search(expression):
                raise FormatError(
                    f"{rule.place}: “{expression[:100]}” refers back to a group",
                    hint="Write the alternatives out; rules are matched all at once.",
                )
            counts = (int(number[:9]) for number in _COUNT.findall(expression))
            if prod(max(1, count) for count in counts) > _MOST_REPEATS:
                raise FormatError(
                    f"{rule.place}: “{expression[:100]}” repeats more than {_MOST_REPEATS} times",
                    hint="Say * or + instead of a large number.",
                )
            if _RECURSION.search(expression):
                raise FormatError(
                    f"{rule.place}: “{expression[:100]}” calls itself or another group",
                    hint="Segmentation rules have no recursion; write the parts out.",
                )
        for code in _CODE_POINT.findall(rule.before + rule.after):
            if int(code[:8], 16) > int(_LAST_CODE_POINT, 16) or len(code) > len(_LAST_CODE_POINT):
                raise FormatError(
                    f"{rule.place}: “{code[:20]}” is not the number of a character",
                    hint=f"The last one has the number {_LAST_CODE_POINT}.",
                )
        hint = f"It stands between “{rule.before[:100]}” and “{rule.after[:100]}”."
        with reading(rule.place, "a rule for sentences", hint=hint):
            try:
                regex.compile(_at_gap(rule), regex.VERSION1)
            except regex.error as error:
                raise FormatError(
                    f"{rule.place}: the rule is no regular expression: {error.msg}", hint=hint
                ) from error


def _at_gap(rule: Rule) -> str:
    before = f"{_beginning(rule.before)}(?<={_bounded(rule.before)})" if rule.before else ""
    after = f"(?={_translated(rule.after)})" if rule.after else ""
    return rf"\s*{before}{after}"


def _beginning(expression: str) -> str:
    """A quick look whether what an expression begins with stands near enough before.

    With several open-ended repetitions the ways to match grow with a power of the text, and
    nearly always the bracket that such a rule begins with is missing.
    """
    begin = _BRACKET_FIRST.match(expression)
    if begin is None:
        return ""
    repeats = sum(bool(token["repeat"]) for token in _PATTERN_TOKEN.finditer(expression))
    if repeats < _MANY_REPEATS:
        return ""
    farthest = repeats * _LONGEST_REPEAT + len(expression)
    return rf"(?<={begin[1]}[\s\S]{{0,{farthest}}}?)"


def _loosened(expression: str) -> str:
    """An expression without what looks around, which matches wherever the expression does."""
    kept, depth, dropped_at = [], 0, None
    for token in _LOOSENED_TOKEN.finditer(expression):
        if token[0] == ")" and depth == dropped_at:
            dropped_at = None
        elif dropped_at is None and token["around"] and token[0].startswith("("):
            dropped_at = depth + 1
        elif dropped_at is None and not token["around"]:
            kept.append(token[0])
        depth += token[0].startswith("(") - (token[0] == ")")
    return "".join(kept)


def _translated(expression: str) -> str:
    """The expression in the dialect of the `regex` module."""
    return _PATTERN_TOKEN.sub(_translate, expression)


def _bounded(expression: str) -> str:
    """The same, with every open-ended repetition cut at `_LONGEST_REPEAT`."""

    def replace(token: re.Match[str]) -> str:
        if token["repeat"] is None:
            return _translate(token)
        least = int(token["least"] or token["repeat"] == "+")
        return f"{{{least},{max(least, _LONGEST_REPEAT)}}}{token['mode']}"

    return _PATTERN_TOKEN.sub(replace, expression)


def _translate(token: re.Match[str]) -> str:
    if token["code"] is not None or token["set"] is not None:
        return _CODE_POINT.sub(lambda code: re.escape(chr(int(code[1], 16))), token[0])
    return _TRANSLATIONS.get(token[0], token[0])
