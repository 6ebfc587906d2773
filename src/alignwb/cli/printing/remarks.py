"""What a command says beside its result: remarks and errors, to stderr."""

import sys
from collections.abc import Iterable

from alignwb.errors import AlignwbError


def remark(text: str) -> None:
    """Say something beside the result that the user should know."""
    print(f"alignwb: {text}", file=sys.stderr)


def remark_error(error: AlignwbError, *, consequence: str = "") -> None:
    """Say what happened and, on a line below it, what to do.

    consequence: what follows for the result, said before it.
    """
    remark(f"{consequence}: {error.message}" if consequence else error.message)
    remark_hint(error.hint)


def remark_hint(hint: str) -> None:
    """Say what to do about what was said before, on a line below it; nothing if there is none."""
    if hint:
        print(f"  {hint}", file=sys.stderr)


def remark_left_out_of_memory(errors: Iterable[AlignwbError]) -> None:
    """Say which files of the memory cannot be read, and why."""
    for error in errors:
        remark_error(error, consequence="left out of the memory")
