"""The `alignwb` command: parses the line, runs one command, turns errors into words.

Results go to stdout, diagnostics to stderr.  Exit codes: 0 done, 1 an error or findings, 2 a
command line that does not fit, 130 interrupted.
"""

import argparse
import importlib
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Protocol, cast

from alignwb import __version__
from alignwb.errors import AlignwbError

COMMANDS = (
    "edit",
    "init",
    "status",
    "import",
    "segments",
    "draft",
    "align",
    "review",
    "score",
    "export",
    "terms",
    "memory",
    "model",
    "completion",
)
"""Every command, in the order of the help; each is the module `<name>_command` of this package."""


_SCREENS = frozenset(("edit", "review"))


class CommandModule(Protocol):
    """What a command's module offers."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; return the exit code.  Raises AlignwbError."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="alignwb",
        description="A Dutch-to-English translation and alignment workbench for the terminal.",
        epilog="DOC is a document's name, a unique beginning of it, or a path. Without a command"
        " alignwb opens the workbench on the project's first document with open work.",
    )
    parser.add_argument("--version", action="version", version=f"alignwb {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = _module(name)
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.configure(command)
        command.set_defaults(run=module.run)
    return parser


class Interrupted(KeyboardInterrupt):
    """Ctrl-C.

    Where a KeyboardInterrupt itself passes through an extension module that runs Python of its own,
    CPython ends the process by the signal however it was handled, and not with our exit code.
    """


@contextmanager
def _interrupts() -> Iterator[None]:
    """Lets Ctrl-C raise Interrupted; a screen has its own way with it."""
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not is_ours:
        yield
        return

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise Interrupted

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character shows a question mark instead of a traceback.
        sys.stdout.reconfigure(errors="replace")
    try:
        try:
            return _run(list(sys.argv[1:] if argv is None else argv))
        finally:
            sys.stdout.flush()
    except AlignwbError as error:
        print(f"alignwb: {error.message}", file=sys.stderr)
        if error.hint:
            print(f"  {error.hint}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("alignwb: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`alignwb segments … | head`); that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # What the file system refuses is the user's to mend, whoever met it first.
        print(f"alignwb: {error}", file=sys.stderr)
        return 1


def _run(words: list[str]) -> int:
    if not words or (words[0] not in COMMANDS and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "edit")
    parser = build_parser()
    parser.set_defaults(whole_parser=parser)
    arguments = parser.parse_args(words)
    if arguments.command in _SCREENS:
        return int(arguments.run(arguments))
    with _interrupts():
        return int(arguments.run(arguments))


def _module(name: str) -> CommandModule:
    moved = {
        "completion": "completion_command",
        "memory": "memory.memory_add_command",
        "terms": "terms.terms_command",
    }
    module = moved.get(name, f"commands.{name}_command")
    return cast(CommandModule, importlib.import_module(f"alignwb.cli.{module}"))
