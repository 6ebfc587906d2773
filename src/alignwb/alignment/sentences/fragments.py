"""Sentences that are none: parts of one that was cut, and scraps that hold no words.

Two texts are seldom cut alike.  A bead that ends where one text is in the middle of a sentence and
the other is not will rarely be right; and what a scanner made of a stain has no counterpart.
"""

from collections.abc import Sequence

import numpy as np

from alignwb.alignment.arrays import Singles
from alignwb.core.languages.words import opening_letter

_OPENING = "\"'«»„“”‘’([-–— "
_CLOSING = "\"'«»„“”‘’)] "
_GOES_ON = (",", ";", ":", "-", "–", "—")

_MOST = 0.3
"""The share of a text's boundaries beyond which a sign of going on says nothing: verse begins its
lines as it likes, and lists have no full stops."""

_LETTER_SHARE = 0.55
"""Of the signs of a sentence, digits among the letters; the scraps of a scanner have less."""


def continuations(sentences: Sequence[str]) -> Singles:
    """Shape (sentences + 1,): 1 for a boundary that seems to lie inside a sentence."""
    small = np.zeros(len(sentences) + 1, np.bool_)
    open_ended = np.zeros(len(sentences) + 1, np.bool_)
    for number, sentence in enumerate(sentences):
        small[number] = number > 0 and _begins_small(sentence)
        open_ended[number + 1] = sentence.rstrip(_CLOSING).endswith(_GOES_ON)
    open_ended[-1] = False
    told = [sign for sign in (small, open_ended) if sign.mean() <= _MOST]
    inside = np.zeros(len(small), np.bool_)
    for sign in told:
        inside |= sign
    return inside.astype(np.float32)


def _begins_small(sentence: str) -> bool:
    """Whether its first sign is a small letter; a clitic before the first word is none."""
    if not sentence.lstrip(_OPENING)[:1].islower():
        return False
    letter = opening_letter(sentence)
    return letter is None or sentence[letter].islower()


def scraps(sentences: Sequence[str]) -> Singles:
    """Shape (sentences + 1,): 1 for a boundary after a sentence of signs rather than words."""
    found = np.zeros(len(sentences) + 1, np.float32)
    for number, sentence in enumerate(sentences):
        signs = "".join(sentence.split())
        letters = sum(character.isalnum() for character in signs)
        found[number + 1] = letters < _LETTER_SHARE * len(signs)
    return found
