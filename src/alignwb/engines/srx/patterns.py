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

_LONGEST_REPEAT = 100
"""How far an open-ended repetition looks back, as in the `segment` library LanguageTool uses."""

_MANY_REPEATS = 2
_BRACKET_FIRST = re.compile(r"(\\[(\[{])(?![*+?{])(?=(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\({|])*$)")
"""An expression that begins with a bracket and has no groups, alternatives or other counts."""

_PATTERN_TOKEN = re.compile(
    r"\\[hv]|\(\?U\)"  # Java's white space classes, and its flag for what is the rule here
    r"|\\x\{(?P<code>[0-9A-Fa-f]{1,6})\}"
    r"|\\.|\(\?"
    r"|(?P<set>\[\^?\]?(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\]\\])*\])"
    r"|(?:(?P<repeat>[*+]|\{(?P<least>\d+),\})|\?|\{\d+(?:,\d+)?\})(?P<mode>[?+]?)",
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

    Args:
        rules: In order of precedence.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._break_rules = [_BreakRule(rule) for rule in rules if rule.is_break]

    def breaks(self, text: str) -> Iterator[tuple[int, int]]:
        """Begin and end of each white space that ends a sentence, in order."""
        present = [rule.at_gap for rule in self._break_rules if rule.occurs_in(text)]
        for gap in _GAP.finditer(text):
            start = gap.start()
            if any(rule.match(text, start) for rule in present) and self._ends_at(text, start):
                yield gap.span()

    def _ends_at(self, text: str, start: int) -> bool:
        match = self._decisive.match(text, start)
        return match is not None and match.lastgroup == "ends"

    @cached_property
    def _decisive(self) -> "regex.Pattern[str]":
        # The rules as alternatives, in order; `ends` takes part if one that breaks was the first.
        import regex

        alternatives = (
            _at_gap(rule) + ("(?P<ends>)" if rule.is_break else "") for rule in self._rules
        )
        return regex.compile("|".join(f"(?:{part})" for part in alternatives), regex.VERSION1)


class _BreakRule:
    """A rule that breaks, compiled as far as texts need it.

    Most occur nowhere in a text, which one search shows; so few have to be tried at its gaps.
    """

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def occurs_in(self, text: str) -> bool:
        return self._anywhere.search(text) is not None

    @cached_property
    def _anywhere(self) -> "regex.Pattern[str]":
        import regex

        return regex.compile(_bounded(self._rule.before), regex.VERSION1)

    @cached_property
    def at_gap(self) -> "regex.Pattern[str]":
        import regex

        return regex.compile(_at_gap(self._rule), regex.VERSION1)


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
