"""Every regular expression of the program: those that modules hold, and those written in calls."""

import ast
import builtins
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import alignwb

_FUNCTIONS = {
    "compile",
    "search",
    "match",
    "fullmatch",
    "split",
    "findall",
    "finditer",
    "sub",
    "subn",
}
_AT_THE_START = {"match", "fullmatch", "prefixmatch"}
_ANY_WORD = "woord"
"""Stands for what is put into an expression when the program runs."""


class FoundPattern(NamedTuple):
    """An expression, where it is, and whether it is only tried at the start of a text."""

    place: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    is_at_start: bool

    @property
    def as_text(self) -> re.Pattern[str]:
        """The expression for texts, also if it is one for bytes."""
        pattern = self.pattern
        if isinstance(pattern.pattern, str):
            return re.compile(pattern.pattern, pattern.flags)
        return re.compile(pattern.pattern.decode("latin-1"), pattern.flags)

    def run(self, text: str) -> None:
        """Find all that it matches, as it is used."""
        pattern = self.as_text
        if self.is_at_start:
            pattern.match(text)
            pattern.fullmatch(text)
        else:
            for _ in pattern.finditer(text):
                pass


def all_patterns() -> list[FoundPattern]:
    """All of them, each once."""
    modules = [import_module(name) for name in _module_names()]
    trees = {
        module.__name__: ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for module in modules
    }
    uses = _uses(trees.values())
    found: dict[tuple[str | bytes, int], FoundPattern] = {}
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                at_start = name in uses and uses[name] <= _AT_THE_START
                _add(found, FoundPattern(f"{module.__name__}.{name}", pattern, at_start))
        for each in _in_calls(module, trees[module.__name__]):
            _add(found, each)
    return list(found.values())


def _add(found: dict[tuple[str | bytes, int], FoundPattern], new: FoundPattern) -> None:
    key = new.pattern.pattern, new.pattern.flags
    known = found.get(key)
    if known is None or (known.is_at_start and not new.is_at_start):
        found[key] = new


def _module_names() -> Iterator[str]:
    for module in pkgutil.walk_packages(alignwb.__path__, "alignwb."):
        if not module.name.endswith("__main__"):
            yield module.name


def _patterns_in(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _patterns_in(each)
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _patterns_in(each)


def _uses(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """By name, what is done with a pattern anywhere; "" for anything but calling a method."""
    uses: dict[str, set[str]] = {}
    for tree in trees:
        called: set[ast.Name] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called.add(node.value)
                if node.attr not in {"pattern", "flags"}:
                    uses.setdefault(node.value.id, set()).add(node.attr)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
                uses.setdefault(node.id, set()).add("")
    return uses


def _in_calls(module: ModuleType, tree: ast.Module) -> Iterator[FoundPattern]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _FUNCTIONS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
        ):
            flags = [each.value for each in node.keywords if each.arg == "flags"]
            values = [_value(each, module) for each in (node.args[0], *node.args[1:2], *flags)]
            pattern = values[0]
            if not isinstance(pattern, str | bytes):
                continue
            flag = [each for each in values[1:] if isinstance(each, re.RegexFlag)]
            compiled = re.compile(pattern, *flag)
            at_start = node.func.attr in _AT_THE_START
            if node.func.attr != "compile":
                yield FoundPattern(f"{module.__name__}:{node.lineno}", compiled, at_start)


class _Names(dict[str, object]):
    def __init__(self, module: ModuleType) -> None:
        super().__init__()
        self._known = vars(module).keys() | vars(builtins).keys()

    def __missing__(self, name: str) -> object:
        if name in self._known:
            raise KeyError(name)
        return _ANY_WORD


def _value(node: ast.expr, module: ModuleType) -> object:
    code = compile(ast.Expression(node), "<pattern>", "eval")
    try:
        return eval(code, vars(module), _Names(module))
    except Exception:  # noqa: BLE001  # whatever it is, it is no expression that stands there
        return None
