"""One command on one damaged file: run in this process, watched, and judged."""

import contextlib
import io
import os
import re
import stat
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from types import TracebackType

from campaigns.mutations.screens import run_on_screen
from campaigns.mutations.victims import Command
from filelock import FileLock

from alignwb.cli.main import main
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Status
from alignwb.errors import AlignwbError
from alignwb.services.opening import open_document, open_review
from alignwb.services.project.project import Project
from alignwb.services.project.resuming import read_resume

MOST_SECONDS = 5.0
MOST_KB = 500 * 1024
_ALIGNED_BYTES_A_SECOND = 30_000
_KB_OF_AN_ALIGNED_BYTE = 1.2  # where sentences are as short as they can be
_EDITS = 3

_CACHES = (".alignwb/cache", ".alignwb/cache/*", ".alignwb/lock", ".alignwb/lock/*",
           ".alignwb/terms.lock", ".alignwb/resume.json", ".alignwb/.gitignore")  # fmt: skip
_SET_ASIDE = (".alignwb", ".alignwb/journal", ".alignwb/journal/reference",
              ".alignwb/journal/*.damaged-*", ".alignwb/journal/*.recovered.xlf",
              ".alignwb/journal/*.theirs-*", ".alignwb/journal/*.replaced-*")  # fmt: skip
_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OURS = re.compile(r"alignwb/(\w[\w/]*\.py)\W+(?:line )?(\d+)\W+in (\w+)")
_LIBRARY = re.compile(r"([\w.-]+/[\w.-]+\.py)\W+(?:line )?(\d+)\W+in (\w+)")
_BESIDE_MAIN = frozenset({"@edit", "@review", "@place", "@screen"})
"""What is done without the command line, whose output is made visible in `main` alone."""
_EXIT_CODES = frozenset({0, 1, 2})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not have happened.

    Attributes:
        what: The promise that was broken: traceback, hang, touched, memory, died, raw, silent.
        cause: Where or with which command, by which findings are told apart.
        detail: For people who look into it.
    """

    what: str
    cause: str
    detail: str = ""


@dataclass(slots=True)
class Outcome:
    """What a command did and said."""

    code: int = 0
    stdout: str = ""
    stderr: str = ""
    seconds: float = 0.0
    peak_kb: int = 0
    crashes: list[tuple[str, str]] = field(default_factory=list)


def attempt(command: Command, root: Path, victim: Path) -> tuple[Outcome, list[Finding]]:
    """Run a command in a project one file of which is damaged, and say what was wrong about it."""
    before = _snapshot(root)
    outcome = _run(command, root)
    after = _snapshot(root)
    return outcome, list(_judge(command, outcome, victim, _changes(before, after)))


def _run(command: Command, root: Path) -> Outcome:
    outcome = Outcome()
    out_bytes, err_bytes = io.BytesIO(), io.BytesIO()
    out, err = (
        io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace")
        for stream in (out_bytes, err_bytes)
    )
    os.chdir(root)
    _forget_peak()
    begun = time.process_time()
    with _crashes(outcome), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            outcome.code = _dispatch(command.words, Project(root))
        except SystemExit as leaving:
            outcome.code = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException as error:  # noqa: BLE001 (that is what is looked for)
            outcome.crashes.append(_described(error, error.__traceback__))
    outcome.seconds = time.process_time() - begun
    outcome.peak_kb = _peak_kb()
    for stream in (out, err):
        stream.flush()
    outcome.stdout, outcome.stderr = (
        stream.getvalue().decode("utf-8", errors="replace") for stream in (out_bytes, err_bytes)
    )
    return outcome


def _dispatch(words: tuple[str, ...], project: Project) -> int:
    first, *rest = words
    if not first.startswith("@"):
        return main(words)
    if first == "@locked":
        with FileLock(project.state / "lock" / "brief.lock"):
            return main(rest)
    try:
        {"@edit": _edit, "@review": _review, "@place": _place, "@screen": run_on_screen}[first](
            project, rest[0]
        )
    except AlignwbError as error:
        remark_error(error)
        return error.exit_code
    except OSError as error:
        remark(str(error))
        return 1
    return 0


def _edit(project: Project, name: str) -> None:
    opened = open_document(project, project.find(name))
    with opened.session as session:
        for number, (ref, segment) in enumerate(session.bitext.segments()):
            opened.terms.find(segment.source)
            if segment.status is Status.LOCKED or number >= _EDITS:
                continue
            edit = edits.set_target(session.bitext, ref, f"Something else, {number}.")
            if edit:
                session.apply(edit)
        session.undo()
        session.save()


def _review(project: Project, name: str) -> None:
    with open_review(project, project.reference(name)).session as session:
        for ref, segment in list(session.bitext.segments())[:2]:
            edit = edits.set_note(session.bitext, ref, "A note.")
            if edit and segment.status is not Status.LOCKED:
                session.apply(edit)
        session.save()


def _place(project: Project, name: str) -> None:
    with open_document(project, project.find(name), read_only=True).session as session:
        read_resume(project).place_in(session.bitext, name)


@contextlib.contextmanager
def _crashes(outcome: Outcome) -> Iterator[None]:
    """Keep what other threads, and what nobody waits for, raise."""

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            outcome.crashes.append(_described(arguments.exc_value, arguments.exc_traceback))

    def unraisable(arguments: "sys.UnraisableHookArgs") -> None:
        if arguments.exc_value is not None:
            outcome.crashes.append(_described(arguments.exc_value, arguments.exc_traceback))

    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook, sys.unraisablehook = in_thread, unraisable
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks


def _described(error: BaseException, trace: TracebackType | None) -> tuple[str, str]:
    """The kind of an error with the innermost place in our own code, and the whole of it."""
    # The frames are those of the error alone: a deep recursion has a thousand of them.
    frames = traceback.extract_tb(trace)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    text = "\n".join(lines[-12:])
    return f"{type(error).__name__} at {innermost(reversed(lines))}", f"{text}\n{str(error)[:500]}"


def innermost(lines: Iterator[str]) -> str:
    """The first place in our own code that lines name; the innermost comes first."""
    library = ""
    for line in lines:
        if match := _OURS.search(line):
            return f"{match[1]}:{match[2]} {match[3]}"
        if not library and (other := _LIBRARY.search(line)):
            library = f"{other[1]}:{other[2]} {other[3]}"
    return library or "?"


_Files = Mapping[str, tuple[int, bytes]]


def _snapshot(root: Path) -> _Files:
    """Every file below a folder, and what lies beside it, with its mode and what is in it."""
    files: dict[str, tuple[int, bytes]] = {
        f"../{entry.name}": (0, b"") for entry in os.scandir(root.parent)
    }
    to_do = [root, root.parent / "tmp"]
    while to_do:
        for entry in os.scandir(to_do.pop()):
            mode = entry.stat(follow_symlinks=False).st_mode
            path = Path(entry.path)
            content = b""
            if entry.is_symlink():
                content = os.fsencode(path.readlink())
            elif entry.is_dir():
                to_do.append(path)
                mode = 0
            elif entry.is_file() and not entry.name.endswith(".bin"):
                content = path.read_bytes()
            files[os.path.relpath(path, root)] = mode, content
    return files


def _changes(before: _Files, after: _Files) -> list[str]:
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def most_seconds(words: Sequence[str], victim: Path) -> float:
    """How long a command may use a processor before it counts as hung.

    An alignment is work that grows with the texts and shows how far it is.
    """
    return MOST_SECONDS + _aligned_bytes(words, victim) / _ALIGNED_BYTES_A_SECOND


def most_kb(words: Sequence[str], victim: Path) -> float:
    """How much memory a command may have in use; an alignment has vectors of every sentence."""
    return MOST_KB + _aligned_bytes(words, victim) * _KB_OF_AN_ALIGNED_BYTE


def _aligned_bytes(words: Sequence[str], victim: Path) -> int:
    if words[0] != "align":
        return 0
    try:
        status = victim.lstat()
    except OSError:  # the worker is at the next case already
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _judge(
    command: Command, outcome: Outcome, victim: Path, changes: list[str]
) -> Iterator[Finding]:
    line = " ".join(command.words)
    said = outcome.stderr.strip()
    for cause, detail in outcome.crashes:
        yield Finding("traceback", cause, f"{line}\n{detail}")
    if not outcome.crashes and ("Traceback" in said or "Traceback" in outcome.stdout):
        where = innermost(reversed((said + outcome.stdout).splitlines()))
        yield Finding("traceback", f"shown, at {where}", f"{line}\n{said[-3000:]}")
    if outcome.code not in _EXIT_CODES:
        yield Finding("traceback", f"exit code {outcome.code} of {line}", said[-1000:])
    if outcome.seconds > most_seconds(command.words, victim):
        yield Finding("hang", f"{outcome.seconds:.0f} s: {line}", said[-1000:])
    if outcome.peak_kb > most_kb(command.words, victim):
        yield Finding("memory", f"{outcome.peak_kb // 1024} MB: {line}", said[-1000:])
    for name in _forbidden(command, outcome, _beside_link(command, victim, changes)):
        yield Finding("touched", f"{re.sub(r'[0-9]+', 'N', name)[-60:]} by {line}", said[-1000:])
    is_shown_by_main = command.words[0] not in _BESIDE_MAIN
    if is_shown_by_main and (raw := _RAW.search(outcome.stderr)):
        yield Finding("raw", f"in stderr of {line}", f"{raw[0]!r}: {said[-1000:]!a}")
    if outcome.code == 1 and not outcome.crashes and not command.may_fail_silently:
        names = {victim.name, victim.name.partition(".")[0], victim.parent.name}
        names -= {"", "inputs", "journal"}
        if not any(name in said for name in names):
            reason = re.sub(r"[0-9]+", "N", said.split(":")[-1])[:50] if said else "nothing said"
            yield Finding("unnamed", f"{line}: {reason}", ascii(said[-1000:]))


def _beside_link(command: Command, victim: Path, changes: list[str]) -> list[str]:
    """The changes but for that of the file a link leads to: it is written at its end."""
    if not command.writes or not victim.is_symlink():
        return changes
    return [name for name in changes if Path(name).name != victim.readlink().name]


def _forbidden(command: Command, outcome: Outcome, changes: list[str]) -> Iterator[str]:
    """The files that are other than they were and should not be."""
    allowed: tuple[str, ...] = _CACHES + _SET_ASIDE
    if outcome.code == 0 or command.writes_in_part:
        allowed += command.writes
    for name in changes:
        if not any(fnmatch(name, pattern) for pattern in allowed):
            yield name


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_kb() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(match[1]) if match else 0
