"""A model at one sentence and the beginning of its translation: what it would say next."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from math import log

import numpy as np

from alignwb.engines.argos.continuing.path_search import Path, Row
from alignwb.engines.argos.continuing.vocabulary import TargetPieces
from alignwb.engines.argos.runtime.library_types import ContinuedResult
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.argos.runtime.outputs import as_numbers

_REMEMBERED = 96


class RememberedPaths:
    """The last paths: letter by letter the same beginnings of a word are asked about again."""

    def __init__(self) -> None:
        self._paths: OrderedDict[Hashable, list[Path]] = OrderedDict()

    def get(self, key: Hashable) -> list[Path] | None:
        """The paths of a key, if they are still known."""
        if key in self._paths:
            self._paths.move_to_end(key)
        return self._paths.get(key)

    def keep(self, key: Hashable, paths: list[Path]) -> list[Path]:
        """Remember paths, and forget those asked for longest ago."""
        self._paths[key] = paths
        while len(self._paths) > _REMEMBERED:
            self._paths.popitem(last=False)
        return paths


class ModelAtPrefix:
    """A `Predictor` of a CTranslate2 model.

    Args:
        model: The model.
        vocabulary: Its vocabulary.
        source: The tokens of the sentence.
        prefix: Those of the beginning of its translation.
        remembered: What was asked before, of this model.
    """

    def __init__(
        self,
        model: Model,
        vocabulary: TargetPieces,
        source: tuple[str, ...],
        prefix: Sequence[str],
        remembered: RememberedPaths,
    ) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._source = source
        self._prefix = list(prefix)
        self._remembered = remembered

    def greedy(self, begun: Sequence[tuple[int, ...]], steps: int) -> list[Path]:
        """How it goes on after each of these pieces: the likeliest piece, `steps` times."""
        prefixes = {each: self._with(each) for each in begun}
        known = {
            each: self._remembered.get((self._source, tuple(prefix), steps))
            for each, prefix in prefixes.items()
        }
        new = [each for each, paths in known.items() if paths is None]
        if new:
            asked = [prefixes[each] for each in new]
            results = self._model.go_on(self._source, asked, steps)
            for each, prefix, result in zip(new, asked, results, strict=True):
                start = len(prefix) + self._model.target_tokens
                path = self._path(result, 0, start, start)
                key = (self._source, tuple(prefix), steps)
                known[each] = self._remembered.keep(key, [path])
        return [(known[each] or [])[0] for each in begun]

    def alternatives(self, begun: tuple[int, ...], count: int, steps: int) -> list[Path]:
        """How it goes on after these pieces with each of the likeliest; without their row."""
        prefix = self._with(begun)
        key = (self._source, tuple(prefix), count, steps)
        paths = self._remembered.get(key)
        if paths is None:
            (result,) = self._model.go_on(self._source, [prefix], steps, count)
            paths = [
                self._alternative(result, number, len(prefix) + self._model.target_tokens)
                for number in range(len(result.hypotheses))
            ]
            self._remembered.keep(key, paths)
        return paths

    def _with(self, begun: tuple[int, ...]) -> list[str]:
        return [*self._prefix, *(self._vocabulary.pieces[number] for number in begun)]

    def _alternative(self, result: ContinuedResult, number: int, start: int) -> Path:
        path = self._path(result, number, start, 0)
        others = path.log_probs[1:]
        # The score is the sum over all pieces; of the first one the library tells no figures.
        first = min(0.0, result.scores[number] - sum(others))
        return path._replace(log_probs=(first, *others))

    def _path(self, result: ContinuedResult, number: int, start: int, first_row: int) -> Path:
        """A hypothesis from its token `start` on; first_row: where the figures of that one are."""
        tokens = result.hypotheses[number][start:]
        rows = [_row(array) for array in result.logits[number][first_row:]][: len(tokens)]
        pieces = tuple(self._number(token) for token in tokens)
        return Path(
            pieces,
            tuple(
                0.0 if row is None else float(row[piece])
                for piece, row in zip(pieces, rows, strict=True)
            ),
            tuple(1.0 if row is None else self._end(row) for row in rows),
            rows[0] if rows else None,
        )

    def _end(self, row: Row) -> float:
        return float(np.exp(row[self._vocabulary.parts]).sum())

    def _number(self, token: str) -> int:
        number = self._vocabulary.number(token)
        return self._vocabulary.end if number is None else number


def _row(array: object) -> Row | None:
    """The log-probabilities of a library's array of outputs; None of an empty one."""
    logits = as_numbers(array)
    if logits is None:
        return None
    highest = float(logits.max())
    row: Row = logits - np.float32(highest + log(float(np.exp(logits - highest).sum())))
    return row
