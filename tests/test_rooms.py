"""The house stays easy to find one's way in: small rooms, no name twice, no giant classes."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import alignwb

TESTS = Path(__file__).parent
SOURCE = Path(alignwb.__file__).parent
LAYERS = tuple(sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()))

MOST_MODULES = 18
MOST_LINES_OF_A_CLASS = 500
MOST_LINES_OF_A_FUNCTION = 50


def _modules(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]


def _folders(root: Path) -> list[Path]:
    return [root, *(path for path in sorted(root.rglob("*")) if any(path.glob("*.py")))]


def test_the_layers_are_found() -> None:
    assert {"cli", "tui", "services", "formats", "core"} <= set(LAYERS)


def test_no_room_has_more_modules_than_one_can_overlook() -> None:
    crowded = {
        str(folder.relative_to(SOURCE)): len(_modules(folder))
        for folder in _folders(SOURCE)
        if len(_modules(folder)) > MOST_MODULES
    }
    assert crowded == {}


@pytest.mark.parametrize("layer", LAYERS)
def test_no_file_name_stands_twice_in_a_layer(layer: str) -> None:
    names = Counter(path.name for folder in _folders(SOURCE / layer) for path in _modules(folder))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_room_of_tests_is_a_room_of_the_source() -> None:
    rooms = {str(folder.relative_to(TESTS)) for folder in _folders(TESTS)} - {"."}
    without_source = {"campaigns", "support", "translations"}
    ours = {room for room in rooms if room.partition("/")[0] not in without_source}
    assert {room for room in ours if not (SOURCE / room).is_dir()} == set()


def test_helpers_of_tests_stand_in_one_room() -> None:
    own_names = ("test_", "conftest")
    loose = [
        str(path.relative_to(TESTS))
        for folder in _folders(TESTS)
        # A campaign is a program with modules of its own, which no other test uses.
        if folder != TESTS / "support" and TESTS / "campaigns" not in (folder, *folder.parents)
        for path in _modules(folder)
        if not path.name.startswith(own_names)
    ]
    assert loose == []


def test_no_class_is_larger_than_one_can_hold_in_mind() -> None:
    classes = _classes()
    lines = {name: _lines_with_bases(name, classes) for name in classes}
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_CLASS} == {}


def test_no_name_stands_for_two_public_classes() -> None:
    twice = {
        name: count
        for name, count in Counter(node.name for _, node in _class_definitions()).items()
        if count > 1 and not name.startswith("_")
    }
    assert twice == {}


def test_no_function_is_longer_than_a_page() -> None:
    long = {
        f"{path.relative_to(SOURCE)}: {node.name}": _lines(node)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _lines(node) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def _class_definitions() -> Iterator[tuple[Path, ast.ClassDef]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                yield path, node


def _classes() -> dict[str, ast.ClassDef]:
    """The classes of the source; of those with the same name the longest."""
    by_length = sorted((node for _, node in _class_definitions()), key=_lines)
    return {node.name: node for node in by_length}


def _lines_with_bases(name: str, classes: Mapping[str, ast.ClassDef]) -> int:
    """The lines of a class and of those of its bases that are ours."""
    joined, to_do = set[str](), [name]
    while to_do:
        here = to_do.pop()
        if here in classes and here not in joined:
            joined.add(here)
            to_do += [ast.unparse(base).partition("[")[0] for base in classes[here].bases]
    return sum(_lines(classes[each]) for each in joined)


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
