"""Between which words of a translation each code of its source belongs.

A pair encloses the words that its source words became, from the first of them to the last; what it
encloses stays in it, and what stands beside it stays beside it.  Where pairs cross each other, or
codes have to keep their order, all keep the order of the source, each as near to its words as that
allows.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from alignwb.core.bitext.codes import End
from alignwb.core.code_places.code_trees import CodeNode, code_tree
from alignwb.core.code_places.lifting import LiftedCode
from alignwb.core.code_places.word_rows import WordShares

_MOSTLY = 0.5
_STRANGER = 0.5
"""What a word that is mostly of others costs a run, as a share of what it lacks to be its own: a
run goes over one or two such words to reach one of its own, and not over a clause."""
_MOST_COMPARED = 400_000
"""Codes by words that are compared at most; of longer texts the codes are placed by share."""

_MOST_IN_TREE = 200
"""Codes of a text that may be reordered; with more it is no prose, and all keep their order."""


class CodeGap(NamedTuple):
    """Where a code belongs: before the target word of that number, or behind the one before it.

    Attributes:
        code: The position of the code among those of the source.
        word: How many target words stand before it.
        is_at_next: Whether it stands at the word behind it, not at the one before it.
    """

    code: int
    word: int
    is_at_next: bool


class _Run(NamedTuple):
    start: int
    stop: int


def code_gaps(codes: Sequence[LiftedCode], shares: WordShares) -> list[CodeGap]:
    """The places of all codes, in the order in which the translation has them."""
    if len(codes) * (len(shares.target_words) + len(shares.source_words)) > _MOST_COMPARED:
        return _by_share(codes, shares)
    tree = code_tree([code.end for code in codes]) if len(codes) <= _MOST_IN_TREE else None
    if tree is not None:
        gaps = list(_TreePlacing(codes, shares).placed(tree))
        ordered = [gap.code for gap in gaps if codes[gap.code].keeps_order]
        if ordered == sorted(ordered):
            return gaps
    return _in_order(codes, shares)


def words_before(code: LiftedCode, starts: Sequence[int]) -> int:
    """How many words begin before a code.  starts: where each word of its text begins."""
    return bisect_left(starts, code.offset)


class _TreePlacing:
    """Places codes that enclose each other properly, in any order beside each other."""

    def __init__(self, codes: Sequence[LiftedCode], shares: WordShares) -> None:
        self._codes = codes
        self._shares = shares
        self._starts = [word.start for word in shares.source_words]
        self._ends = [word.end for word in shares.source_words]

    def placed(self, tree: Sequence[CodeNode]) -> Iterator[CodeGap]:
        """The codes of the outermost nodes and all within them."""
        whole = _Run(0, len(self._starts))
        return self._within(tree, whole, _Run(0, len(self._shares.target_words)))

    def _within(self, nodes: Sequence[CodeNode], covered: _Run, run: _Run) -> Iterator[CodeGap]:
        """The codes of nodes that together stand in a run of target words.

        covered: the source words of what encloses them.
        """
        runs = self._runs(nodes, covered, run)
        items: list[tuple[int, bool, int, bool]] = []
        for index, node in enumerate(nodes):
            if index in runs:
                items.append((runs[index][1].start, True, index, True))
            else:
                # A pair around no word, and what is in it, goes together like a point.
                gap, is_at_next = self._gap_of(list(node.positions()), covered, run)
                gap = _beside_runs(gap, index, runs)
                items.append((gap, False, index, is_at_next))
        for gap, is_run, index, is_at_next in sorted(items):
            node = nodes[index]
            if not is_run:
                yield from (CodeGap(code, gap, is_at_next) for code in node.positions())
                continue
            words, own = runs[index]
            if node.opened is not None:
                yield CodeGap(node.opened, own.start, is_at_next=True)
            yield from self._within(node.children, words, own)
            if node.closed is not None:
                yield CodeGap(node.closed, own.stop, is_at_next=False)

    def _runs(
        self, nodes: Sequence[CodeNode], covered: _Run, run: _Run
    ) -> dict[int, tuple[_Run, _Run]]:
        """The source words of each pair that encloses any, and its target words; none overlap."""
        words = {
            index: own
            for index, node in enumerate(nodes)
            if not node.is_point and (own := self._covered(node, covered)).start < own.stop
        }
        # Those that reach beyond the text have no choice on one side, and the surest come next.
        order = sorted(
            words, key=lambda each: (nodes[each].is_whole, -self._certainty(words[each], run))
        )
        runs: dict[int, tuple[_Run, _Run]] = {}
        for index in order:
            taken = {other: own for other, (_, own) in runs.items()}
            free = list(_free(run, taken.values()))
            is_all = words[index] == covered and free == [run]
            found = run if is_all else self._likeliest_run(nodes[index], words[index], free)
            if found is None:
                found = self._empty_run(words[index], run, taken, index)
            runs[index] = words[index], found
        return runs

    def _covered(self, node: CodeNode, within: _Run) -> _Run:
        """The source words that a pair encloses, wholly or in part."""
        start, stop = within
        if node.opened is not None:
            offset = self._codes[node.opened].offset
            while start < stop and self._ends[start] <= offset:
                start += 1
        if node.closed is not None:
            offset = self._codes[node.closed].offset
            while stop > start and self._starts[stop - 1] >= offset:
                stop -= 1
        return _Run(start, stop)

    def _certainty(self, words: _Run, run: _Run) -> float:
        return max((self._shares.of(each, *words) for each in range(*run)), default=0.0)

    def _likeliest_run(self, node: CodeNode, words: _Run, free: Sequence[_Run]) -> _Run | None:
        """The target words, of those that are free, which source words became; None if none did."""
        shares = {each: self._shares.of(each, *words) for part in free for each in range(*part)}
        to_start, to_stop = node.opened is None, node.closed is None
        found = (_best_run(part, shares, to_start=to_start, to_stop=to_stop) for part in free)
        best = max(filter(None, found), default=None)
        if best is not None:
            return best[1]
        likeliest = max(shares, key=shares.__getitem__, default=None)
        if likeliest is None or shares[likeliest] <= 0:
            return None
        part = next(part for part in free if part.start <= likeliest < part.stop)
        return _Run(part.start if to_start else likeliest, part.stop if to_stop else likeliest + 1)

    def _empty_run(self, words: _Run, run: _Run, taken: Mapping[int, _Run], index: int) -> _Run:
        """A run for a pair none of whose words is free: no word, beside the one that is its own."""
        gap = _beside_runs(
            self._beside(words.start, run),
            index,
            {other: (own, own) for other, own in taken.items()},
        )
        return _Run(gap, gap)

    def _gap_of(self, positions: Sequence[int], covered: _Run, run: _Run) -> tuple[int, bool]:
        """The place of a point: beside the word that it stood beside."""
        first, last = self._codes[positions[0]], self._codes[positions[-1]]
        before = words_before(first, self._starts)
        if covered.start == covered.stop or (before <= covered.start and not first.before):
            return run.start, True
        if before <= covered.start:
            return self._beside(covered.start, run), True
        if before >= covered.stop and not last.behind:
            return run.stop, False
        if first.has_space_before and not last.has_space_behind and before < covered.stop:
            return self._beside(before, run), True
        return min(run.stop, self._beside(min(before, covered.stop) - 1, run) + 1), False

    def _beside(self, word: int, run: _Run) -> int:
        """The target word in a run that is likeliest to come of a source word."""
        if run.start == run.stop:
            return run.start
        likeliest = max(range(*run), key=lambda each: self._shares.of(each, word, word + 1))
        if self._shares.of(likeliest, word, word + 1) > 0:
            return likeliest
        place = int(word / len(self._starts) * len(self._shares.target_words))
        return min(run.stop - 1, max(run.start, place))


def _free(run: _Run, taken: Iterable[_Run]) -> Iterator[_Run]:
    """The parts of a run that others leave."""
    start = run.start
    for first, stop in sorted(taken):
        if start < first:
            yield _Run(start, first)
        start = max(start, stop)
    if start < run.stop:
        yield _Run(start, run.stop)


def _beside_runs(gap: int, index: int, runs: Mapping[int, tuple[_Run, _Run]]) -> int:
    """A gap that is within none of the runs: before or behind it, as in the source."""
    for other, (_, (start, stop)) in runs.items():
        if start < gap < stop:
            return start if index < other else stop
    return gap


def _best_run(
    part: _Run, shares: Mapping[int, float], *, to_start: bool, to_stop: bool
) -> tuple[float, _Run] | None:
    """The run of words that is worth most, and its worth; None if no word is mostly its own."""
    best: tuple[float, _Run] | None = None
    start, total = part.start, 0.0
    for word in range(*part):
        share = shares[word]
        if total <= 0 and not to_start:
            start, total = word, 0.0
        total += share if share > _MOSTLY else _STRANGER * (share - _MOSTLY)
        may_end = word == part.stop - 1 if to_stop else share > _MOSTLY
        if may_end and total > 0 and (best is None or total > best[0]):
            best = total, _Run(start, word + 1)
    return best


def _in_order(codes: Sequence[LiftedCode], shares: WordShares) -> list[CodeGap]:
    """All codes in the order of the source, where most words stand on their side of each."""
    starts = [word.start for word in shares.source_words]
    targets = range(len(shares.target_words))
    best = [0.0] * (len(targets) + 1)
    came_from: list[list[int]] = []
    for code in codes:
        before = words_before(code, starts)
        gains = [
            shares.of(word, 0, before) - shares.of(word, before, len(starts)) for word in targets
        ]
        # The best so far that ends at this gap or an earlier one.
        leading = _places_of_best(best)
        came_from.append(leading)
        best = [
            best[earlier] + worth
            for earlier, worth in zip(leading, accumulate(gains, initial=0.0), strict=True)
        ]
    gaps: list[CodeGap] = []
    word = max(range(len(best)), key=best.__getitem__)
    for position in reversed(range(len(codes))):
        gaps.append(CodeGap(position, word, _is_at_next(codes[position])))
        word = came_from[position][word]
    return gaps[::-1]


def _places_of_best(values: Sequence[float]) -> list[int]:
    """For each value the place of the best one up to it; of equal ones the first."""
    places: list[int] = []
    best = 0
    for place, value in enumerate(values):
        if value > values[best]:
            best = place
        places.append(best)
    return places


def _by_share(codes: Sequence[LiftedCode], shares: WordShares) -> list[CodeGap]:
    """All codes in the order of the source, each at its share of the words."""
    starts = [word.start for word in shares.source_words]
    length = len(shares.target_words)
    return [
        CodeGap(
            position,
            round(words_before(code, starts) / max(1, len(starts)) * length),
            _is_at_next(code),
        )
        for position, code in enumerate(codes)
    ]


def _is_at_next(code: LiftedCode) -> bool:
    """Whether a code by itself stands at the word behind it."""
    if code.end.end is not End.POINT:
        return code.end.end is End.OPEN
    return code.has_space_before and not code.has_space_behind
