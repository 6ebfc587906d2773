"""From pieces to words and punctuation, each with its probability."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp

from alignwb.core.drafting.continuer import ContinuedPart
from alignwb.engines.argos.continuing.path_search import FoundPath
from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces, is_of_word


def parts_of(
    found: FoundPath, vocabulary: TargetPieces, stem: str, joint: Joint
) -> Iterator[ContinuedPart]:
    """The words and punctuation of a path, the letters of the stem left out.

    The probability of a word is that of its pieces, and that the word ends there: a path that was
    cut in a word ends before it.  The first part has the share of the whole path in place of the
    probability of the pieces that were not chosen by the model.
    """
    pieces = found.path.pieces
    carried = 1.0
    lacking = len(stem)
    for start, stop in pairwise(_edges(pieces, vocabulary)):
        text = "".join(vocabulary.surfaces[number] for number in pieces[start:stop])
        if stop == len(pieces) and is_of_word(text[-1:] or "a"):
            return
        probability = carried * _of_pieces(found, start, stop) * _of_end(found, stop, vocabulary)
        shown, lacking = text[lacking:], max(0, lacking - len(text))
        if not shown:
            carried = probability
            continue
        carried = 1.0
        may_have_space = start > 0 or (not stem and joint is Joint.ANY)
        has_space = may_have_space and bool(vocabulary.begins[pieces[start]])
        yield ContinuedPart(" " * has_space + shown, min(1.0, probability))


def _edges(pieces: Sequence[int], vocabulary: TargetPieces) -> Iterator[int]:
    """Where each part begins and the last one ends: at a piece that is no text, if there is one."""
    last = ""
    for place, number in enumerate(pieces):
        if not vocabulary.is_text[number]:
            yield place
            return
        surface = vocabulary.surfaces[number]
        if place == 0 or vocabulary.begins[number] or _parts(last, surface):
            yield place
        last = surface[-1:] or last
    yield len(pieces)


def _parts(before: str, surface: str) -> bool:
    return bool(surface and before) and is_of_word(before) != is_of_word(surface[0])


def _of_pieces(found: FoundPath, start: int, stop: int) -> float:
    """The probability of the pieces of a part; the share of the path has that of the first one."""
    if start == 0:
        return found.share * exp(sum(found.path.log_probs[1:stop]))
    return exp(sum(found.path.log_probs[start:stop]))


def _of_end(found: FoundPath, stop: int, vocabulary: TargetPieces) -> float:
    """The probability that a part ends where it does; 1 after punctuation."""
    path = found.path
    before = vocabulary.surfaces[path.pieces[stop - 1]][-1:] or "a"
    return path.ends[stop] if stop < len(path.ends) and is_of_word(before) else 1.0
