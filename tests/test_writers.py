"""Files are written in one place, so that nothing said of writing can be forgotten by a writer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import alignwb

ROOT = Path(alignwb.__file__).parent
WRITERS = {
    "formats/atomic.py": "every file that is replaced, and every output",
    "formats/writing/own_files.py": "the journal, which is appended to, and locks",
    "formats/writing/streams.py": "devices and pipes",
    "formats/writing/leftovers.py": "reads only, to ask for the lock",
    "engines/cache_file.py": "caches; engines know no formats",
    "engines/memory/database.py": "the memory's index, made by cache_file",
    "engines/team/outbox_file.py": "what waits for the team's server, in a database of its own",
    "engines/usem3/row_cache.py": "rows of sentences, made by cache_file",
    "engines/argos/packages/archive.py": "packages, unpacked into a folder that is renamed",
    "engines/argos/packages/install.py": "an unpacked package, copied into one that is renamed",
    "engines/argos/packages/model_folder.py": "a folder with a model, likewise",
    "engines/argos/packages/public_index.py": "packages, downloaded into a temporary folder",
    "files/file_bytes.py": "reads only, without waiting for a pipe",
    "services/session/journal.py": "a journal set aside, copied into what `replacing` gives",
    "cli/main.py": "the null device, when the reader of stdout has gone",
    "cli/printing/streams.py": "the null device, in the place of a closed stream",
    "tui/terminal/restoring.py": "the null device, when the terminal has gone",
    "tui/screenshot.py": "a copy of the project in a temporary folder",
}
"""The modules that open files for writing, and what they write."""

_METHODS = frozenset(
    "write_text write_bytes touch truncate mkfifo mknod symlink_to hardlink_to copy copy2"
    " copyfile copyfileobj copytree mkstemp NamedTemporaryFile TemporaryFile savez savez_compressed"
    " tofile memmap dup fdopen".split()
)
_WRITING_MODES = frozenset("wax+")


def writing_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that open a file for writing, or may."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _may_write(node):
            yield node


def _may_write(call: ast.Call) -> bool:
    function = call.func
    owner = ""
    if isinstance(function, ast.Name):
        name = function.id
    elif isinstance(function, ast.Attribute):
        name = function.attr
        owner = function.value.id if isinstance(function.value, ast.Name) else "?"
    else:
        return False
    if name == "connect" and owner == "sqlite3":
        return True
    if name in {"copy", "dup", "truncate"} and owner not in {"shutil", "os"}:
        return False  # of dictionaries, of texts
    if name == "touch" and call.args:
        return False  # of an index
    if name in _METHODS:
        return True
    if name != "open":
        return False
    return _has_writing_flags(call) if owner == "os" else _has_writing_mode(call, owner)


def _has_writing_flags(call: ast.Call) -> bool:
    flags = {each.attr for each in ast.walk(call) if isinstance(each, ast.Attribute)}
    return bool(flags & {"O_WRONLY", "O_RDWR", "O_CREAT"}) or "O_RDONLY" not in flags


def _has_writing_mode(call: ast.Call, owner: str) -> bool:
    is_function = owner in {"", "io"}
    place = 1 if is_function else 0
    given = [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == "mode")]
    return any(
        bool(_WRITING_MODES & set(str(mode.value)))
        if isinstance(mode, ast.Constant)
        else is_function  # what other things are opened with is no mode of a file
        for mode in given
    )


def test_no_other_module_opens_a_file_for_writing() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if any(writing_calls(ast.parse(path.read_text(encoding="utf-8"))))
    }
    unknown = sorted(found - WRITERS.keys())
    assert not unknown, f"{unknown}: write through alignwb.formats.atomic"


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w')",
        "open(path, mode='ab')",
        "path.open('x')",
        "path.open(mode='r+b')",
        "folder.joinpath('a').write_text(text)",
        "Path('a').touch()",
        "os.open(path, os.O_WRONLY | os.O_APPEND)",
        "os.open(path, flags)",
        "shutil.copy2(here, there)",
        "tempfile.NamedTemporaryFile()",
        "sqlite3.connect(path)",
        "np.savez(path, rows)",
    ],
)
def test_such_a_line_would_be_found(line: str) -> None:
    assert len(list(writing_calls(ast.parse(line)))) == 1


@pytest.mark.parametrize(
    "line",
    ["open(path)", "path.open('rb')", "os.open(folder, os.O_RDONLY)", "session.open(ref)"],
)
def test_what_only_reads_is_no_finding(line: str) -> None:
    assert not list(writing_calls(ast.parse(line)))
