"""The affix file of a hunspell dictionary, read (hunspell(5)).

What only makes suggestions, and morphology, is passed over.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from alignwb.engines.spelling.affix_rules import (
    NO_FLAGS,
    Affix,
    AffixRules,
    ForbiddenBorder,
    Place,
    RuleItem,
)
from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import (
    MOST_AFFIX_BYTES,
    MOST_AFFIX_RULES,
    MOST_CHARACTERS_OF_AN_AFFIX,
    MOST_COMPOUND_RULES,
)

WHAT = "spelling dictionary"
HINT = "Install the dictionary again, or name another one in alignwb.toml: [spelling] dictionary"

_SET = re.compile(rb"^[ \t]*SET[ \t]+(\S+)", re.MULTILINE)
_ENCODINGS = re.compile(
    r"utf-?8|iso-?8859-?\d{1,2}|koi8-[ru]|(?:microsoft-)?cp125\d|tis-?620(?:-?2533)?",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r]+")
_COUNTED = frozenset({"COMPOUNDRULE", "CHECKCOMPOUNDPATTERN", "ICONV", "BREAK", "AF"})
"""Tables whose first line says how many others there are."""

_MOST_ITEMS = 50
_RULE_ITEM = re.compile(r"\(([^()]+)\)([*?]?)|(.)([*?]?)")
_SINGLE_FLAGS = {
    "FORBIDDENWORD": "forbidden",
    "KEEPCASE": "keeps_case",
    "NEEDAFFIX": "needs_affix",
    "PSEUDOROOT": "needs_affix",
    "CIRCUMFIX": "circumfix",
    "ONLYINCOMPOUND": "only_in_compound",
    "COMPOUNDFLAG": "compound",
    "COMPOUNDBEGIN": "compound_begin",
    "COMPOUNDMIDDLE": "compound_middle",
    "COMPOUNDLAST": "compound_end",
    "COMPOUNDEND": "compound_end",
    "COMPOUNDPERMITFLAG": "compound_permit",
    "COMPOUNDFORBIDFLAG": "compound_forbid",
}


def read_affix_rules(path: Path) -> AffixRules:
    """Read an affix file.  Raises ProjectError or FormatError naming the file and the line."""
    data = read_bytes(path, MOST_AFFIX_BYTES)
    with reading(path, WHAT, hint=HINT):
        rules = AffixRules(encoding=_encoding(data, path))
        lines = decoded(data, rules.encoding, path).split("\n")
        _Reader(rules, path).read(lines)
        return rules


def decoded(data: bytes, encoding: str, path: Path) -> str:
    """The text of a file of a dictionary, without a byte order mark.

    Raises FormatError naming the line of a byte that is none.
    """
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{path}: line {line} is not in {encoding}", hint=HINT) from error


def _encoding(data: bytes, path: Path) -> str:
    found = _SET.search(data)
    if found is None:
        return "iso8859-1"
    stated = found[1].decode("ascii", "replace")
    if not _ENCODINGS.fullmatch(stated):
        raise FormatError(f"{path}: there is no encoding “{stated[:40]}”", hint=HINT)
    name = stated.lower().removeprefix("microsoft-").removesuffix("-2533")
    return "tis-620" if name == "tis620" else name


class _Reader:
    """Reads the lines of an affix file into its rules."""

    def __init__(self, rules: AffixRules, path: Path) -> None:
        self._rules = rules
        self._path = path
        self._line = 0
        self._count = 0
        self._begun: set[str] = set()
        self._crossed: dict[tuple[str, str], bool] = {}
        self._tables: Mapping[str, Callable[[list[str]], None]] = {
            "SFX": lambda words: self._affix(words, rules.suffixes),
            "PFX": lambda words: self._affix(words, rules.prefixes),
            "COMPOUNDRULE": self._compound_rule,
            "CHECKCOMPOUNDPATTERN": self._border,
            "ICONV": self._replacement,
            "BREAK": self._break,
            "AF": self._alias,
        }

    def read(self, lines: list[str]) -> None:
        """Read all lines; what is no word of an affix file that matters here is passed over."""
        # How flags are written may be said after the first of them.
        for words in self._words(lines):
            if words[0] == "FLAG" and len(words) > 1:
                self._rules.flag_kind = {"utf-8": "UTF-8"}.get(words[1].lower(), words[1].lower())
                if self._rules.flag_kind not in {"long", "num", "UTF-8"}:
                    raise self._wrong("there is no such kind of flags")
        for words in self._words(lines):
            try:
                self._take(words)
            except ValueError as error:
                raise self._wrong(str(error)) from error

    def _words(self, lines: list[str]) -> Iterator[list[str]]:
        for number, line in enumerate(lines, 1):
            words = _BLANKS.split(line.strip(" \t\r"))
            if words[0] and not words[0].startswith("#"):
                self._line = number
                yield words

    def _take(self, words: list[str]) -> None:
        name, rules = words[0], self._rules
        if name in self._tables:
            if len(words) < 2:
                raise ValueError(f"{name} says nothing")
            if name in _COUNTED and name not in self._begun:
                self._begun.add(name)
                if words[1].isdigit():
                    self._take_count(name)
                    return
            self._tables[name](words)
        elif name in _SINGLE_FLAGS and len(words) > 1:
            [flag, *_] = rules.flag_list(words[1])
            setattr(rules, _SINGLE_FLAGS[name], flag)
        elif name == "COMPOUNDMIN" and len(words) > 1:
            rules.compound_least = max(1, _number(words[1]))
        elif name == "COMPOUNDWORDMAX" and len(words) > 1:
            rules.compound_most = _number(words[1])
        else:
            rules.switches.add(name)

    def _take_count(self, name: str) -> None:
        """A table begins; where a word may be cut it takes the place of hunspell's own rule."""
        if name == "BREAK":
            self._rules.breaks = []

    def _affix(self, words: list[str], table: dict[str, dict[str, list[Affix]]]) -> None:
        if len(words) < 4:
            raise ValueError(f"{words[0]} has four words at least")
        [flag, *_] = self._rules.flag_list(words[1])
        key = words[0], flag
        if key not in self._crossed:
            self._crossed[key] = words[2] == "Y"
            return
        self._bound()
        strip = "" if words[2] == "0" else words[2]
        text, _, flags = words[3].partition("/")
        text = "" if text == "0" else text
        if max(len(strip), len(text)) > MOST_CHARACTERS_OF_AN_AFFIX:
            raise ValueError(f"the affix is longer than {MOST_CHARACTERS_OF_AN_AFFIX} characters")
        condition = _condition(words[4] if len(words) > 4 else ".")
        affix = Affix(
            flag,
            self._crossed[key],
            strip,
            text,
            condition,
            self._rules.flags(flags) if flags else NO_FLAGS,
        )
        self._rules.continued |= affix.flags
        table.setdefault(text, {}).setdefault(strip, []).append(affix)

    def _compound_rule(self, words: list[str]) -> None:
        self._bound()
        if len(self._rules.compound_rules) >= MOST_COMPOUND_RULES:
            raise ValueError(f"there are more than {MOST_COMPOUND_RULES} rules for compounds")
        items = _RULE_ITEM.findall(words[1])
        if len(items) > _MOST_ITEMS:
            raise ValueError(f"the rule has more than {_MOST_ITEMS} parts")
        self._rules.compound_rules.append(
            tuple(RuleItem(long or short, more or often) for long, more, short, often in items)
        )

    def _border(self, words: list[str]) -> None:
        if len(words) < 3:
            return
        self._bound()
        left, _, left_flag = words[1].partition("/")
        right, _, right_flag = words[2].partition("/")
        self._rules.borders.append(ForbiddenBorder(left, left_flag, right, right_flag))

    def _replacement(self, words: list[str]) -> None:
        if len(words) >= 3:
            self._bound()
            self._rules.replaced.append((words[1], words[2]))

    def _break(self, words: list[str]) -> None:
        self._bound()
        if self._rules.breaks is None:
            self._rules.breaks = []
        self._rules.breaks.append(words[1])

    def _alias(self, words: list[str]) -> None:
        self._bound()
        self._rules.aliases.append(frozenset(self._rules.flag_list(words[1])))

    def _bound(self) -> None:
        self._count += 1
        if self._count > MOST_AFFIX_RULES:
            raise ValueError(f"there are more than {MOST_AFFIX_RULES:,} rules")

    def _wrong(self, why: str) -> FormatError:
        return FormatError(f"{self._path}: line {self._line}: {why}", hint=HINT)


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError(f"{text[:40]!r} is no number")
    return int(text)


def _condition(text: str) -> tuple[Place, ...]:
    """The places of a condition such as `[^aeiou]y`; none where `.` lets every stem through."""
    if text in {".", ""}:
        return ()
    places: list[Place] = []
    at = 0
    while at < len(text):
        if text[at] == "[":
            end = text.find("]", at + 1)
            if end < 0:
                raise ValueError(f"the condition {text[:40]!r} has no ]")
            letters = text[at + 1 : end]
            is_negated = letters.startswith("^")
            places.append(Place(frozenset(letters.removeprefix("^")), is_negated))
            at = end + 1
        else:
            letter = text[at]
            places.append(Place(frozenset("" if letter == "." else letter), letter == "."))
            at += 1
    if len(places) > MOST_CHARACTERS_OF_AN_AFFIX:
        raise ValueError(f"the condition is longer than {MOST_CHARACTERS_OF_AN_AFFIX} characters")
    return tuple(places)
