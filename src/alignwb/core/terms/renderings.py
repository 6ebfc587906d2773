"""Several renderings of one source, each of which is a row of the termbase."""

from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import AlignwbError

SEPARATOR = "|"
"""What stands between several renderings, or several variants, that are typed on one line."""


def parts_of(line: str) -> tuple[str, ...]:
    """What stands on a line between separators, each once; nothing empty."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, line.split(SEPARATOR)))))


def with_renderings(term: Term, targets: Sequence[str]) -> tuple[Term, ...]:
    """A row for each rendering, alike in all else.

    If the first is preferred the others are admitted; every other status is that of all.  Raises
    AlignwbError if there are several of what is not to be translated.
    """
    if len(targets) > 1 and term.status is TermStatus.DO_NOT_TRANSLATE:
        raise AlignwbError(
            f"“{term.source}” is not to be translated, so it has one rendering",
            hint="Give it another status, or leave the other renderings out.",
        )
    is_preferred = term.status is TermStatus.PREFERRED
    further = TermStatus.ADMITTED if is_preferred else term.status
    return tuple(
        replace(term, target=target, status=further if number else term.status)
        for number, target in enumerate(targets)
    )
