"""What a command says beside its result: remarks and errors, to stderr."""

import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from alignwb.errors import AlignwbError

if TYPE_CHECKING:
    from alignwb.services.memory.sources import MemoryProblem


def remark(text: str) -> None:
    """Say something beside the result that the user should know."""
    _say(f"alignwb: {_indented(text)}")


def remark_error(error: AlignwbError, *, consequence: str = "") -> None:
    """Say what happened and, on a line below it, what to do.

    consequence: what follows for the result, said before it.
    """
    remark(f"{consequence}: {error.message}" if consequence else error.message)
    remark_hint(error.hint)


def remark_hint(hint: str) -> None:
    """Say what to do about what was said before, on a line below it; nothing if there is none."""
    if hint:
        _say(f"  {_indented(hint)}")


_NAMED = 5


def remark_left_out_of_terms(errors: Sequence[AlignwbError]) -> None:
    """Say which rows of the glossary make no term, and why; of many, the first few."""
    for error in errors[:_NAMED]:
        remark_error(error, consequence="left out of the terms")
    if len(errors) > _NAMED:
        remark(f"left out of the terms: {len(errors) - _NAMED} more rows")


def remark_memory_problems(problems: "Iterable[MemoryProblem]") -> None:
    """Say which files of the memory cannot be read, and why, and what was mended."""
    for problem in problems:
        consequence = "left out of the memory" if problem.is_left_out else ""
        remark_error(problem.error, consequence=consequence)


def _say(line: str) -> None:
    # Where not even stderr takes it, the exit code still tells.
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def _indented(text: str) -> str:
    # Indented, so that a line end in the name of a file cannot begin a remark of its own.
    return re.sub("\n *", "\n  ", text)
