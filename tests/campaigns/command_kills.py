"""Commands that write, killed at any moment: what was there is as it was, or wholly new."""

import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random

from campaigns.outcome import Outcome
from campaigns.terminal import open_standard_streams
from support.remembering_project import UNITS, make_remembering_project, write_memory
from support.scored_project import REFERENCES, make_scored_project

from alignwb.cli.main import main

_OWN_FOLDER = ".alignwb"
_LETTER = "Een brief\n\nHij schreef lang. Zij las het. De zon scheen, maar het was koud.\n\n"
_TERMS = "source,target\nzon,sun\nbrief,letter\nboom,tree\n"
_LIMIT_S = 120.0

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class WritingCommand:
    """A command that writes, in a project made for it.

    Attributes:
        line: Its command line, in the project.
        make: Makes the project.
        is_slow: Whether it loads a model; such commands come seldom.
    """

    line: str
    make: Callable[[Path], object]
    is_slow: bool = False


def _with_inputs(folder: Path) -> None:
    make_remembering_project(folder)
    inputs = folder / "inputs"
    inputs.mkdir()
    for number in range(4):
        (inputs / f"letter{number}.txt").write_text(_LETTER * 40, encoding="utf-8")
    (inputs / "target.txt").write_text("\n\n".join(REFERENCES.values()), encoding="utf-8")
    (inputs / "terms.csv").write_text(_TERMS, encoding="utf-8")
    write_memory(inputs / "units.tmx", *UNITS * 200)


def _scored(folder: Path) -> None:
    make_scored_project(folder)
    (folder / "inputs").mkdir()
    target = "\n\n".join(REFERENCES.values())
    (folder / "inputs" / "target.txt").write_text(target, encoding="utf-8")


COMMANDS: Mapping[str, WritingCommand] = {
    "init": WritingCommand("init new", _with_inputs),
    "import": WritingCommand(
        "import inputs/letter0.txt inputs/letter1.txt inputs/letter2.txt", _with_inputs
    ),
    "import again": WritingCommand("import --replace seeds/brief.txt", _with_inputs),
    "draft": WritingCommand("draft brief --redraft --quiet", _with_inputs, is_slow=True),
    "align": WritingCommand(
        "align brief inputs/target.txt --force --quiet --replace", _scored, is_slow=True
    ),
    "export tmx": WritingCommand("export brief --all --to tmx -o out.tmx", _scored),
    "export over": WritingCommand("export brief --all --to tsv -o inputs/target.txt", _scored),
    "export md": WritingCommand("export brief --all --to md -o out/", _scored),
    "repair join": WritingCommand("repair join brief 2", _with_inputs),
    "repair correct": WritingCommand("repair correct brief 2 Anders.", _with_inputs),
    "terms add": WritingCommand("terms add huis house", _with_inputs),
    "terms change": WritingCommand("terms change Sovnarkom --note council", _with_inputs),
    "terms import": WritingCommand("terms import inputs/terms.csv", _with_inputs),
    "terms export": WritingCommand("terms export --to tbx -o terms.tbx", _with_inputs),
    "memory add": WritingCommand("memory add brief --all", _scored),
    "memory import": WritingCommand("memory import inputs/units.tmx", _with_inputs),
    "memory export": WritingCommand("memory export -o all.tmx", _with_inputs),
    "memory search": WritingCommand("memory search weg --concordance", _with_inputs),
    "model install": WritingCommand("model install package.argosmodel --quiet", _with_inputs),
    "score": WritingCommand("score brief --json", _scored),
}


@dataclass(frozen=True)
class _Run:
    """What an undisturbed run of a command does.

    Attributes:
        code: Its exit code.
        output: What it printed.
        files: What is there afterwards.
        seconds: How long it took.
    """

    code: int
    output: bytes
    files: Files
    seconds: float


class KilledCommand:
    """One command, killed again and again in copies of the same project.

    Args:
        folder: Where projects may be made.
        name: Which of `COMMANDS`.
        random: Decides when it is killed.
        package: The file that a model is installed from.
    """

    def __init__(self, folder: Path, name: str, random: Random, package: Path) -> None:
        self.name = name
        self._command = COMMANDS[name]
        self._random = random
        self._folder = folder
        self._fresh = folder / "fresh"
        self._fresh.mkdir(parents=True)
        self._command.make(self._fresh)
        if "package" in self._command.line:
            shutil.copyfile(package, self._fresh / "package.argosmodel")
        self._before = _files_of(self._fresh)
        project = self._copy("undisturbed")
        self._once = self._run(project)
        self._names = _names_in(project)
        self._twice = self._run(project)
        self._names |= _names_in(project)
        self.outcome = Outcome()
        if self._once.code != 0:
            self.outcome.blame(f"{name} fails", self._once.output.decode("utf-8", "replace"))

    def kill_once(self) -> None:
        """Kill the command at a random moment, look, and run it again."""
        project = self._copy("killed")
        delay_s = self._random.uniform(0.0, 1.05 * self._once.seconds)
        end = self._random.choices((signal.SIGKILL, signal.SIGTERM, signal.SIGINT), (8, 1, 1))[0]
        self._start_and_kill(project, delay_s, end)
        self.outcome.count(f"{end.name} of a command")
        where = f"{self._command.line}: {end.name} after {delay_s * 1000:.1f} ms"
        found = _files_of(project)
        for path in sorted({*self._before, *self._once.files}):
            states = {self._before.get(path), self._once.files.get(path)}
            if found.get(path) not in states:
                what = "half a file" if path in found else "a file gone"
                other = _first_difference(found.get(path), self._once.files.get(path))
                self.outcome.blame(f"{self.name}: {what}", f"{where}: {path}: {other}")
        again = self._run(project)
        if again.code not in {self._once.code, self._twice.code}:
            text = again.output.decode("utf-8", "replace")
            self.outcome.blame(f"{self.name}: does not run again", f"{where}: {text}")
        else:
            self._look_at_result(again, where)
        for path in _outermost(_names_in(project) - self._names):
            self.outcome.blame(f"{self.name}: left over", f"{where}: {path}")

    def _look_at_result(self, again: _Run, where: str) -> None:
        """The files are those of an undisturbed run, one or two."""
        known = self._once.files.keys() | self._twice.files.keys()
        found = {path: data for path, data in again.files.items() if path in known}
        if found not in (self._once.files, self._twice.files):
            wrong = sorted(path for path in known if found.get(path) != self._once.files.get(path))
            self.outcome.blame(f"{self.name}: something else at last", f"{where}: {wrong}")

    def _copy(self, name: str) -> Path:
        copy = self._folder / name / "project"
        shutil.rmtree(copy.parent, ignore_errors=True)
        shutil.copytree(self._fresh, copy, symlinks=True)
        return copy

    def _run(self, project: Path) -> _Run:
        start_s = time.monotonic()
        process = _start(project, self._command.line.split())
        while not (ended := os.waitpid(process, os.WNOHANG))[0]:
            time.sleep(0.002)
            if time.monotonic() - start_s > _LIMIT_S:
                os.kill(process, signal.SIGKILL)
        seconds = time.monotonic() - start_s
        output = _output_of(project).read_bytes()
        return _Run(os.waitstatus_to_exitcode(ended[1]), output, _files_of(project), seconds)

    def _start_and_kill(self, project: Path, delay_s: float, end: signal.Signals) -> None:
        process = _start(project, self._command.line.split())
        time.sleep(delay_s)
        os.kill(process, end)  # a process that has ended stays until it is waited for
        os.waitpid(process, 0)


def _start(project: Path, words: Sequence[str]) -> int:
    process = os.fork()
    if process == 0:
        code = 70
        try:
            descriptor = os.open(_output_of(project), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for number, file in enumerate(
                (os.open(os.devnull, os.O_RDONLY), descriptor, descriptor)
            ):
                os.dup2(file, number)
            open_standard_streams()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.chdir(project)
            os.environ["XDG_DATA_HOME"] = str(project / "data")
            code = main(words)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        except BaseException:  # noqa: BLE001 - a traceback is one of the things looked for
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return process


def _first_difference(found: bytes | None, expected: bytes | None) -> str:
    """The first line that is another one, as it is and as it should be."""
    lines = ((data or b"").splitlines() for data in (found, expected))
    pairs = (pair for pair in zip_longest(*lines) if pair[0] != pair[1])
    return " / ".join(map(repr, next(pairs, ())))


def _names_in(project: Path) -> set[str]:
    """Everything in a project, its caches too.

    But for the copy that a journal starts from while it has its first name: the next edit names it.
    """
    return {
        str(path.relative_to(project))
        for path in project.rglob("*")
        if not path.name.endswith(".next-base.xlf")
    }


def _outermost(paths: set[str]) -> list[str]:
    """Those that lie in no other one of them."""
    return sorted(path for path in paths if str(Path(path).parent) not in paths)


def _output_of(project: Path) -> Path:
    return project.parent / "output.txt"


def _files_of(project: Path) -> dict[str, bytes]:
    """The files that are a user's, or a command's result; no caches."""
    return {
        str(path.relative_to(project)): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file()
        and path.suffix != ".tmp"
        and _OWN_FOLDER not in path.relative_to(project).parts
    }
