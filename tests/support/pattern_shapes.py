"""Texts that make a careless regular expression slow, built from the expression itself.

For each part of an expression that repeats there are texts in which it repeats for long: after what
has to stand before it, over and over, and with an end that fits nothing.  What a part matches is
read from the tree that Python's own parser makes of the expression.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

Shape = Callable[[int], str]

_parser: Any = import_module("re._parser")
_CANDIDATES = "a1 .,-\n\t_'’“([^]Zeé/@\\<&\"–#:;x=|*\u00a0\r"
_ENDS = ("\x00", "", "x", " ")
_MANY = 20
"""A part that repeats at most so often makes no text slow."""
_MOST_CHARACTERS_OF_A_CLASS = 5
_MOST_SHAPES = 160
_EVERYDAY = (
    " ",
    "\n",
    "a",
    "1",
    ".",
    "-",
    "A",
    "a ",
    "\u00a0",
    "'",
    "“",
    "Ab. ",
    "a-",
    "1.",
    " \n",
)

Tree = Sequence[tuple[Any, Any]]


def shapes_for(pattern: re.Pattern[str]) -> Iterator[tuple[str, Shape]]:
    """Shapes for an expression, each with what it is made of."""
    tree: Tree = list(_parser.parse(pattern.pattern, pattern.flags))
    made: dict[tuple[str, str, str], None] = {}
    for unit in _EVERYDAY:
        made["", unit, "\x00"] = None
    samples = [_sample(tree, turn) for turn in range(3)]
    for sample in samples:
        for unit in (sample, sample[:-1], sample + " "):
            made["", unit, "\x00"] = None
    for before, unit in _repeats(tree, ""):
        for end in _ENDS:
            made[before, unit, end] = None
        made["", before + unit, "\x00"] = None
        made["", unit, "\x00"] = None
    for before, unit, end in list(made)[:_MOST_SHAPES]:
        if unit:
            yield f"{before!r} + {unit!r} * n + {end!r}", _shape(before, unit, end)


def _shape(before: str, unit: str, end: str) -> Shape:
    return lambda length: before + unit * (length // len(unit)) + end


def _repeats(tree: Tree, before: str) -> Iterator[tuple[str, str]]:
    """Each part that repeats for long: what stands before it, and a text it can match once."""
    for place, (operation, argument) in enumerate(tree):
        so_far = before + _sample(tree[:place])
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _, most, inner = argument
            if most > _MANY:
                for unit in _units(list(inner)):
                    yield so_far, unit
        for inner in _inside(name, argument):
            yield from _repeats(inner, so_far)


def _units(inner: Tree) -> Iterator[str]:
    if len(inner) == 1 and str(inner[0][0]) in {"IN", "ANY", "NOT_LITERAL", "CATEGORY"}:
        yield from _characters(inner[0])
        return
    for turn in range(3):
        yield _sample(inner, turn)


def _inside(name: str, argument: Any) -> Iterator[Tree]:
    match name:
        case "SUBPATTERN":
            yield list(argument[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            yield list(argument[2])
        case "BRANCH":
            yield from map(list, argument[1])
        case "ATOMIC_GROUP":
            yield list(argument)
        case "ASSERT" | "ASSERT_NOT":
            yield list(argument[1])


def _sample(tree: Tree, turn: int = 0) -> str:
    """A text that the expression can match; another for each `turn`."""
    pieces: list[str] = []
    for operation, argument in tree:
        match str(operation):
            case "LITERAL":
                pieces.append(chr(argument))
            case "IN" | "ANY" | "NOT_LITERAL":
                characters = _characters((operation, argument))
                pieces.append(characters[turn % len(characters)])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = argument
                pieces.append(_sample(list(inner), turn) * min(max(least, 1), most))
            case "BRANCH":
                branches = argument[1]
                pieces.append(_sample(list(branches[turn % len(branches)]), turn))
            case "SUBPATTERN":
                pieces.append(_sample(list(argument[3]), turn))
            case "ATOMIC_GROUP":
                pieces.append(_sample(list(argument), turn))
    return "".join(pieces)


def _characters(part: tuple[Any, Any]) -> list[str]:
    """Some of the characters that a class matches, at least one."""
    operation, argument = part
    name = str(operation)
    if name == "ANY":
        return ["a", ".", " "]
    if name == "NOT_LITERAL":
        return [each for each in _CANDIDATES if ord(each) != argument][:3]
    items = list(argument)
    is_negated = bool(items) and str(items[0][0]) == "NEGATE"
    named = [
        chr(value if str(kind) == "LITERAL" else value[0])
        for kind, value in items
        if str(kind) in {"LITERAL", "RANGE"}
    ]
    fitting = [
        each
        for each in [*_CANDIDATES, *(() if is_negated else named)]
        if any(_fits(each, item) for item in items) != is_negated
    ]
    found = [*named, *fitting] if not is_negated else fitting
    return list(dict.fromkeys(_spread(found))) or ["a"]


def _spread(found: list[str]) -> list[str]:
    """The first and last few of them."""
    if len(found) <= 2 * _MOST_CHARACTERS_OF_A_CLASS:
        return found
    return found[:_MOST_CHARACTERS_OF_A_CLASS] + found[-_MOST_CHARACTERS_OF_A_CLASS:]


def _fits(character: str, item: tuple[Any, Any]) -> bool:
    kind, value = item
    match str(kind):
        case "LITERAL":
            return bool(ord(character) == value)
        case "RANGE":
            return bool(value[0] <= ord(character) <= value[1])
        case "CATEGORY":
            letter = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
            name = str(value).removeprefix("CATEGORY_")
            is_other = name.startswith("NOT_")
            fits = re.match(letter[name.removeprefix("NOT_")], character) is not None
            return fits != is_other
    return False
