"""The search for what may follow a prefix that may end inside a word."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces

Row = npt.NDArray[np.float32]
"""The log-probability of every piece at one place."""

_WIDTH = 4
"""Beginnings of a word that are tried at once: each costs as much as a sentence to draft."""
_MOST_ROUNDS = 5
"""A word that is begun is made of so many pieces at most, as far as it is written."""
_LEAST_BESIDE = 0.03
"""What is less likely than this part of the likeliest is not gone on with."""


class Path(NamedTuple):
    """Pieces that the model goes on with.

    Attributes:
        pieces: Their numbers.
        log_probs: Of each piece, after those before it; 0 of one that the model was given.
        ends: Of each place, how likely a piece is there that ends a word before it; 1 where that is
            not known.
        row: What may stand in the place of the first piece; None if that is not known.
    """

    pieces: tuple[int, ...]
    log_probs: tuple[float, ...]
    ends: tuple[float, ...]
    row: Row | None


class Predictor(Protocol):
    """A model at one sentence, with what is written of its translation."""

    def greedy(self, begun: Sequence[tuple[int, ...]], steps: int) -> list[Path]:
        """How it goes on after each of these pieces: the likeliest piece, `steps` times."""

    def alternatives(self, begun: tuple[int, ...], count: int, steps: int) -> list[Path]:
        """How it goes on after these pieces with each of the likeliest; without their row."""


class FoundPath(NamedTuple):
    """A path after a prefix, and its share among all that fit the prefix (0 to 1)."""

    path: Path
    share: float


class _Begun(NamedTuple):
    """Pieces that agree with the letters of the word that is begun."""

    pieces: tuple[int, ...]
    letters: str
    log_prob: float


def find_paths(
    predictor: Predictor,
    vocabulary: TargetPieces,
    stem: str,
    joint: Joint,
    spelled: int | None,
    most: int,
    steps: int,
) -> list[FoundPath]:
    """How a model may go on, the likeliest first.

    stem: the letters of the word that is begun.  joint: how the next piece has to stand to what is
    before.  spelled: the first piece of the stem if it was all of the word; None if that is not
    known.  most: how many paths at most.  steps: how many pieces are looked ahead.
    """
    if stem:
        return _inside_word(predictor, vocabulary, stem, joint, spelled, most, steps)
    paths = predictor.alternatives((), most, steps)
    fitting = vocabulary.fitting("", joint)
    fits = [path for path in paths if fitting[path.pieces[0]]]
    # What is beyond the alternatives may fit or not; it counts as if it did.
    others = max(0.0, 1 - sum(exp(path.log_probs[0]) for path in paths))
    return _shared([(path, exp(path.log_probs[0])) for path in fits], others)


def _inside_word(
    predictor: Predictor,
    vocabulary: TargetPieces,
    stem: str,
    joint: Joint,
    spelled: int | None,
    most: int,
    steps: int,
) -> list[FoundPath]:
    """Paths whose first letters are those of the stem.

    A word may be cut into pieces in several ways, and the letters may end inside of a piece.  So
    the pieces that agree with them are followed until they cover them.
    """
    (first,) = predictor.greedy([()], 1)
    begun, others = _fitting_next(first, _Begun((), "", 0.0), vocabulary, stem, joint)
    if spelled is not None and (spelled,) not in {each.pieces for each in begun}:
        begun.append(_Begun((spelled,), vocabulary.surfaces[spelled], float(_row(first)[spelled])))
    found: list[tuple[Path, float]] = []
    covering: list[_Begun] = []
    for _ in range(_MOST_ROUNDS):
        covering += [each for each in begun if len(each.letters) >= len(stem)]
        open_ = _likely([each for each in begun if each not in covering], covering)
        if not open_:
            break
        begun = []
        for each, path in zip(
            open_, predictor.greedy([each.pieces for each in open_], 1), strict=True
        ):
            more, mass = _fitting_next(path, each, vocabulary, stem, Joint.GLUED)
            others += mass
            begun += more
    covering = _likely(covering, covering)
    whole = [each for each in covering if each.letters == stem][:1]
    for each in whole:
        found += _alternatives(predictor, each, most, steps)
    longer = [each for each in covering if each not in whole]
    paths = predictor.greedy([each.pieces for each in longer], steps) if longer else []
    found += [
        (_joined(each, path), exp(each.log_prob)) for each, path in zip(longer, paths, strict=True)
    ]
    return _shared(found, others)[:most]


def _with_given_start(path: Path) -> Path:
    """The path with the probability of its first piece in its share alone."""
    return path._replace(log_probs=(0.0, *path.log_probs[1:]))


def _likely(begun: Sequence[_Begun], beside: Sequence[_Begun]) -> list[_Begun]:
    """What is not far less likely than the likeliest of the others, the likeliest first."""
    best = max((each.log_prob for each in (*begun, *beside)), default=0.0)
    likely = [each for each in begun if each.log_prob >= best + log(_LEAST_BESIDE)]
    return sorted(likely, key=lambda each: -each.log_prob)[:_WIDTH]


def _alternatives(
    predictor: Predictor, begun: _Begun, most: int, steps: int
) -> list[tuple[Path, float]]:
    """What follows a word that may be whole: the next word, or letters that it lacks."""
    return [
        (_joined(begun, _with_given_start(path)), exp(begun.log_prob + path.log_probs[0]))
        for path in predictor.alternatives(begun.pieces, most, steps)
    ]


def _fitting_next(
    path: Path, begun: _Begun, vocabulary: TargetPieces, stem: str, joint: Joint
) -> tuple[list[_Begun], float]:
    """What is begun, longer by a piece that agrees with the stem; and how likely all others are."""
    row = _row(path)
    rest = stem[len(begun.letters) :]
    fitting = vocabulary.fitting(rest, joint)
    numbers = np.flatnonzero(fitting)
    if not numbers.size:
        return [], 0.0
    log_probs = row[numbers]
    total = float(np.exp(log_probs).sum())
    best = numbers[np.argsort(-log_probs)[:_WIDTH]]
    chosen = [
        _Begun(
            (*begun.pieces, int(number)),
            begun.letters + vocabulary.surfaces[number],
            begun.log_prob + float(row[number]),
        )
        for number in best
        if exp(float(row[number])) >= _LEAST_BESIDE * total
    ]
    taken = sum(exp(each.log_prob) for each in chosen)
    return chosen, max(0.0, exp(begun.log_prob) * total - taken)


def _joined(begun: _Begun, path: Path) -> Path:
    """The pieces of what is begun and a path after them; those were not chosen by the model."""
    known = len(begun.pieces)
    return Path(
        begun.pieces + path.pieces,
        (*([0.0] * known), *path.log_probs),
        (*([1.0] * known), *path.ends),
        None,
    )


def _shared(found: list[tuple[Path, float]], others: float) -> list[FoundPath]:
    total = sum(probability for _, probability in found) + others
    shared = [FoundPath(path, probability / total) for path, probability in found if total > 0]
    return sorted(shared, key=lambda each: -each.share)


def _row(path: Path) -> Row:
    """The row of the first piece, which is there unless the path is an alternative."""
    assert path.row is not None
    return path.row
