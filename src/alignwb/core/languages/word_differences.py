"""Where two texts differ, word by word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from alignwb.core.bitext.stretches import stretches

_MOST_PRODUCT = 10_000
"""`difflib` takes time as the cube of the length where the same words come over and over."""


class RunKind(StrEnum):
    """What a run of words is beside another text."""

    SAME = "same"  # in both
    EXTRA = "extra"  # only in this one
    LACKING = "lacking"  # only in the other one; it would stand here


WordRun = tuple[RunKind, str]


def word_differences(text: str, other: str) -> tuple[WordRun, ...]:
    """The words of a text in runs, with those that only the other text has where they would stand.

    Words are what stands between white space.  All but the lacking runs are the text, and all but
    the extra ones the other text, but for their white space.
    """
    runs: list[tuple[RunKind, list[str]]] = []
    for kind, words in _pieces(text.split(), other.split()):
        if runs and runs[-1][0] is kind:
            runs[-1][1].extend(words)
        elif words:
            runs.append((kind, list(words)))
    return tuple((kind, " ".join(words)) for kind, words in runs)


def _pieces(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[RunKind, Sequence[str]]]:
    for start, end, first, last in stretches(ours, theirs, _MOST_PRODUCT):
        own, other = ours[start:end], theirs[first:last]
        matcher = SequenceMatcher(None, own, other, autojunk=False)
        for operation, at, to, there, until in matcher.get_opcodes():
            if operation == "equal":
                yield RunKind.SAME, own[at:to]
            else:
                yield RunKind.EXTRA, own[at:to]
                yield RunKind.LACKING, other[there:until]
