"""The shifts of words that Tercom tries (Snover et al. 2006), in the order sacrebleu tries them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignwb.scoring.edit_distance import DELETED, INSERTED, KEPT

_LONGEST = 10
_FARTHEST = 50


@dataclass(frozen=True, slots=True)
class Shift:
    """Words moved: how many, from where, to before which word, and how it all reads then."""

    length: int
    start: int
    target: int
    words: list[int]

    def rank(self) -> tuple[int, int, int, list[int]]:
        """Of shifts that spare as many edits the one that ranks highest is made."""
        return (self.length, -self.start, -self.target, self.words)


def shifts(words: list[int], reference: Sequence[int], trace: str) -> Iterator[Shift]:
    """Words that stand wrong, to where the reference has the same and the hypothesis not.

    trace: the edits that make the hypothesis the reference.
    """
    places, errors, reference_errors = _aligned(trace)
    for start, wanted, length in _common(words, reference):
        if (
            any(errors[start : start + length])
            and any(reference_errors[wanted : wanted + length])
            and not start <= places[wanted] < start + length
        ):
            for target in _targets(places, wanted, length):
                yield Shift(length, start, target, _shifted(words, start, length, target))


def _aligned(trace: str) -> tuple[list[int], list[bool], list[bool]]:
    """The word of the hypothesis at or before each of the reference; which are wrong in each."""
    places: list[int] = []
    errors: list[bool] = []
    reference_errors: list[bool] = []
    for edit in trace:
        if edit != INSERTED:
            errors.append(edit != KEPT)
        if edit != DELETED:
            places.append(len(errors) - 1)
            reference_errors.append(edit != KEPT)
    return places, errors, reference_errors


def _common(words: Sequence[int], reference: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Runs of words that both have, where they start in each and how long they are."""
    known = defaultdict(list)
    for place, word in enumerate(reference):
        known[word].append(place)
    for start, word in enumerate(words):
        for place in known.get(word, ()):
            if abs(place - start) > _FARTHEST:
                continue
            length = 0
            most = min(_LONGEST, len(words) - start, len(reference) - place)
            while length < most and words[start + length] == reference[place + length]:
                length += 1
                yield start, place, length


def _targets(places: Sequence[int], wanted: int, length: int) -> Iterator[int]:
    """Before which words of the hypothesis the words from `wanted` may belong."""
    previous = -1
    for place in range(wanted - 1, min(wanted + length, len(places))):
        target = 0 if place < 0 else places[place] + 1
        if target != previous:
            yield target
        previous = target


def _shifted(words: list[int], start: int, length: int, target: int) -> list[int]:
    moved, end = words[start : start + length], start + length
    if target < start:
        return words[:target] + moved + words[target:start] + words[end:]
    if target > end:
        return words[:start] + words[end:target] + moved + words[target:]
    # Inside itself: the words move on by as many as lie before the target.
    return words[:start] + words[end : length + target] + moved + words[length + target :]
