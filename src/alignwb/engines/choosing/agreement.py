"""How far the hypotheses of a source agree: where they differ much, the engine is not sure."""

from collections.abc import Sequence

_SIZES = (3, 5)


def agreement(text: str, others: Sequence[str]) -> float:
    """The mean likeness of a text to others by their runs of letters, 0 to 1; 1 without others.

    The F-score of letter n-grams, nearly as chrF has them.
    """
    if not others:
        return 1.0
    own = [_runs(text, size) for size in _SIZES]
    total = sum(
        _f_score(runs, _runs(other, size))
        for other in others
        for size, runs in zip(_SIZES, own, strict=True)
    )
    return total / (len(others) * len(_SIZES))


def _runs(text: str, size: int) -> frozenset[str]:
    text = text.replace(" ", "")
    return frozenset([text[place : place + size] for place in range(len(text) - size + 1)])


def _f_score(one: frozenset[str], other: frozenset[str]) -> float:
    count = len(one) + len(other)
    return 2 * len(one & other) / count if count else 1.0
