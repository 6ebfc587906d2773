"""A filter as a line that people write and read: `status:draft,edited note -term:Sovnarkom`.

Conditions stand beside each other and all have to hold; of the values of one condition, separated
by commas, one has to.  `-` before a condition turns it round.  A word that is no condition is
searched for in source, target and note.  What has spaces, commas or quotation marks in it stands
between quotation marks, there with a backslash before a quotation mark or backslash.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.bitext.post_edits.amounts import Edited
from alignwb.core.bitext.segment import OriginKind, Status
from alignwb.core.checks.findings import CheckKind
from alignwb.core.draft_levels import DraftLevel
from alignwb.core.near_names import nearest_name
from alignwb.errors import UsageError


class ConditionName(StrEnum):
    """What a segment can be asked for."""

    STATUS = "status"
    ORIGIN = "origin"
    EDITED = "edited"
    TERM = "term"
    SCORE = "score"
    CONFIDENCE = "confidence"
    MATCH = "match"
    NOTE = "note"
    FINDING = "finding"
    SINCE = "since"
    REPETITION = "repetition"
    TEXT = "text"
    SOURCE = "source"
    TARGET = "target"


FLAGS = frozenset(
    {ConditionName.TERM, ConditionName.NOTE, ConditionName.FINDING, ConditionName.REPETITION}
)
"""Conditions that say something without a value: any term, any note, any finding."""

ANY_FINDING = "any"

NO_ORIGIN = "none"
ORIGINS: Mapping[str, OriginKind | None] = {
    "human": OriginKind.HUMAN,
    "draft": OriginKind.MT,
    "match": OriginKind.TM,
    "reference": OriginKind.REFERENCE,
    NO_ORIGIN: None,
}
"""What a filter calls the origins of targets."""

PERCENT_EDITED = re.compile(r"(<=|>=|<|>|=)?(\d{1,3})%?")
"""How much of a target was edited, in percent; group 1 is how it is compared, "" for equal."""

_OTHER_NAMES = {"mt": "draft", "tm": "match"}
COMPARISON = re.compile(r"(<=|>=|<|>|=)?(-?\d{1,9}(?:\.\d{1,9})?)")
"""A number that another is compared with; group 1 is how, "" for equal."""

_SINCE = re.compile(r"today|\d{1,5}d|\d{4}-\d{2}-\d{2}")
_BARE = re.compile(r'[^\s,"]+')
_BARE_WORD = re.compile(r'[^\s"]+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NAME = re.compile(r"(-?)([A-Za-z]+)(:?)")


class FilterError(UsageError):
    """A line is no filter."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition.

    Attributes:
        name: What is asked for.
        values: Of which one has to hold; none only for one of the FLAGS.
        is_negated: Whether it must not hold instead.
    """

    name: ConditionName
    values: tuple[str, ...] = ()
    is_negated: bool = False

    def __str__(self) -> str:
        values = f":{','.join(map(_printed, self.values))}" if self.values else ""
        return f"{'-' * self.is_negated}{self.name}{values}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all have to hold; none lets every segment through."""

    conditions: tuple[Condition, ...] = ()

    def __str__(self) -> str:
        """The line; `parse_filter` reads it back as the same filter."""
        return " ".join(map(str, self.conditions))

    def __bool__(self) -> bool:
        return bool(self.conditions)


def parse_filter(line: str) -> Filter:
    """The filter that a line says.  Raises FilterError naming the word that says nothing."""
    return Filter(tuple(_conditions(line)))


def _conditions(line: str) -> Iterator[Condition]:
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        named = _NAME.match(line, at)
        name = _condition_name(named[2]) if named else None
        if named and named[3]:
            if name is None:
                raise _unknown(named[2])
            values, at = _values(line, named.end(), name)
            yield Condition(name, tuple(_checked(name, each) for each in values), bool(named[1]))
        elif named and name in FLAGS and _ends_word(line, named.end()):
            yield Condition(name, (), bool(named[1]))
            at = named.end()
        else:
            is_negated = line[at] == "-" and not _ends_word(line, at + 1)
            value, at = _value(line, at + is_negated, _BARE_WORD)
            if not value:
                raise _no_value(ConditionName.TEXT, value)
            yield Condition(ConditionName.TEXT, (value,), is_negated)


def _values(line: str, at: int, name: ConditionName) -> tuple[list[str], int]:
    values: list[str] = []
    while True:
        value, at = _value(line, at, _BARE)
        if not value:
            raise FilterError(
                f"“{name}:” says nothing", hint=f"Write it like this: {_EXAMPLES[name]}"
            )
        values.append(value)
        if line[at : at + 1] != ",":
            break
        at += 1
    if not _ends_word(line, at):
        raise FilterError(
            f"“{line[at : at + 20]}” follows a value without a space",
            hint='What has a quotation mark in it is written "like \\"this\\"".',
        )
    return values, at


def _value(line: str, at: int, bare: re.Pattern[str]) -> tuple[str, int]:
    if line[at : at + 1] == '"':
        quoted = _QUOTED.match(line, at)
        if quoted is None:
            raise FilterError(
                f"“{line[at : at + 20]}” has no end",
                hint='Put a second quotation mark " where the words end.',
            )
        return _ESCAPED.sub(r"\1", quoted[1]), quoted.end()
    found = bare.match(line, at)
    return (found[0], found.end()) if found else ("", at)


def _ends_word(line: str, at: int) -> bool:
    return at >= len(line) or line[at].isspace()


def _printed(value: str) -> str:
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'


def _condition_name(word: str) -> ConditionName | None:
    try:
        return ConditionName(word.lower())
    except ValueError:
        return None


def _unknown(word: str) -> FilterError:
    near = nearest_name(word, ConditionName)
    meant = f"Did you mean: {near}:\n" if near else ""
    return FilterError(
        f"“{word}:” is no condition of a filter",
        hint=f"{meant}There are: {', '.join(ConditionName)}. To look for the text, write"
        f' "{word}:" between quotation marks.',
    )


def _checked(name: ConditionName, value: str) -> str:
    """The value as it is printed.  Raises FilterError if the condition has no such value."""
    match name:
        case ConditionName.STATUS | ConditionName.CONFIDENCE:
            levels = Status if name is ConditionName.STATUS else DraftLevel
            return _one_of(name, value.lower(), map(str, levels))
        case ConditionName.ORIGIN:
            known = value.lower()
            return _one_of(name, _OTHER_NAMES.get(known, known), ORIGINS)
        case ConditionName.FINDING:
            return _one_of("kind of finding", value.lower(), (ANY_FINDING, *map(str, CheckKind)))
        case ConditionName.EDITED:
            how = value.lower()
            return how if PERCENT_EDITED.fullmatch(how) else _one_of(name, how, map(str, Edited))
        case ConditionName.SCORE | ConditionName.MATCH:
            if not COMPARISON.fullmatch(value):
                raise _no_value(name, value)
        case ConditionName.SINCE:
            if not _SINCE.fullmatch(value):
                raise _no_value(name, value)
        case ConditionName.REPETITION:
            raise FilterError(
                "“repetition” takes no value", hint="Write it like this: repetition or -repetition"
            )
        case _:
            pass
    return value


def _one_of(what: str, value: str, values: Iterable[str]) -> str:
    known = tuple(values)
    if value not in known:
        near = nearest_name(value, known)
        meant = f"Did you mean: {near}\n" if near else ""
        raise FilterError(
            f"“{value}” is no {what}",
            hint=f"{meant}There are: {', '.join(known)}; several with commas.",
        )
    return value


def _no_value(name: ConditionName, value: str) -> FilterError:
    return FilterError(
        f"“{name}:{value}” says nothing", hint=f"Write it like this: {_EXAMPLES[name]}"
    )


_EXAMPLES: Mapping[ConditionName, str] = {
    ConditionName.STATUS: "status:draft,edited",
    ConditionName.ORIGIN: "origin:match",
    ConditionName.EDITED: "edited:no, or edited:>=30",
    ConditionName.TERM: "term, or term:Sovnarkom",
    ConditionName.SCORE: "score:<-0.5",
    ConditionName.CONFIDENCE: "confidence:low,middle",
    ConditionName.MATCH: "match:>=85",
    ConditionName.NOTE: 'note, or note:"ask the author"',
    ConditionName.FINDING: "finding, or finding:number,marker",
    ConditionName.SINCE: "since:2026-11-01, since:today or since:7d",
    ConditionName.REPETITION: "repetition",
    ConditionName.TEXT: 'text:"the house", or text:/h[ao]use/',
    ConditionName.SOURCE: "source:huis",
    ConditionName.TARGET: "target:house",
}
