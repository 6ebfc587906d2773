"""What is imported is declared, and what is declared has an exact version to check it with."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = [*PROJECT["dependencies"], *EXTRAS["serve"], *EXTRAS["team"]]
FOR_DEVELOPERS = [*FOR_USERS, *EXTRAS["dev"]]

FOR_TUNING = PROJECT["optional-dependencies"]["tune"]
"""Not installed everywhere; `alignwb.engines.tuning` alone asks for it."""

FOR_REPORTS = PROJECT["optional-dependencies"]["reports"]

READ_AS_DATA = {"choppa-srx"}
"""Only its files are used."""


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


def _imported(folder: Path) -> Iterator[str]:
    """The top modules that a folder's modules import, wherever in them, but for its own."""
    own = {path.stem for path in folder.iterdir()} | {"alignwb"}
    for path in folder.rglob("*.py"):
        beside = own | {each.stem for each in path.parent.glob("*.py")}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules: list[str] = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules = [node.module]
            yield from {module.partition(".")[0] for module in modules} - beside


def _libraries(folder: Path) -> set[str]:
    """The distributions that a folder's modules import from."""
    modules = set(_imported(folder)) - sys.stdlib_module_names
    if folder.name != "tests":
        modules.discard("support")  # of the tests; some benchmarks use it
    distributions = packages_distributions()
    extra = {canonicalize_name(module) for module in modules} & _names(FOR_TUNING)
    missing = {module for module in modules if module not in distributions} - extra
    assert missing == set()
    found = (distributions.get(module, ()) for module in modules)
    return {canonicalize_name(name) for names in found for name in names} | extra


@pytest.mark.parametrize(
    ("folder", "declared"),
    [
        ("src", [*FOR_USERS, *FOR_TUNING, *FOR_REPORTS]),
        ("tests", [*FOR_DEVELOPERS, *FOR_TUNING]),
        ("bench", FOR_DEVELOPERS),
        ("docs", FOR_DEVELOPERS),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_library_that_is_imported_is_declared(folder: str, declared: list[str]) -> None:
    assert _libraries(ROOT / folder) - _names(declared) == set()


def test_every_library_that_is_declared_for_users_is_used() -> None:
    assert _names(FOR_USERS) - _libraries(ROOT / "src") == READ_AS_DATA


def test_every_declared_library_has_the_version_it_was_checked_with() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    constraints = [Requirement(line) for line in lines if line and not line.startswith("#")]
    exact = {canonicalize_name(each.name): str(each.specifier)[2:] for each in constraints}
    for requirement in map(Requirement, FOR_DEVELOPERS):
        assert requirement.specifier.contains(exact[canonicalize_name(requirement.name)])
