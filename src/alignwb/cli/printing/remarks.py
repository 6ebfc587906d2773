"""What a command says beside its result: remarks and errors, to stderr."""

import sys
from collections.abc import Iterable, Sequence

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


_NAMED = 5


def remark_left_out_of_terms(errors: Sequence[AlignwbError]) -> None:
    """Say which rows of the glossary make no term, and why; of many, the first few."""
    for error in errors[:_NAMED]:
        remark_error(error, consequence="left out of the terms")
    if len(errors) > _NAMED:
        remark(f"left out of the terms: {len(errors) - _NAMED} more rows")


def remark_left_out_of_memory(errors: Iterable[AlignwbError]) -> None:
    """Say which files of the memory cannot be read, and why."""
    for error in errors:
        remark_error(error, consequence="left out of the memory")
