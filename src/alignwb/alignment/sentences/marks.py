"""What two texts share whatever their languages: numbers, and names spelled nearly alike."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from alignwb.alignment.ports import Vectors

_WIDTH = 128
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<![^\W\d_])[A-Z][^\W\d_]{2,}")
_NAME_STEM = 4
"""Letters that names of the same person or place mostly share: Moskou and Moscow do."""


def mark_sums(sentences: Sequence[str], other: Sequence[str]) -> Vectors:
    """One row a sentence, shape (sentences, 128): its numbers and names, hashed and weighed.

    A mark weighs the less the more often it stands in either text; one that stands in one of them
    only weighs nothing.  Products of rows added up over spans are near the weight of what the
    spans share.
    """
    own = [_marks(sentence) for sentence in sentences]
    own_counts = Counter(mark for marks in own for mark in marks)
    other_counts = Counter(mark for sentence in other for mark in _marks(sentence))
    rows = np.zeros((len(own), _WIDTH), np.float32)
    for row, marks in zip(rows, own, strict=True):
        for mark in marks:
            often = max(own_counts[mark], other_counts[mark])
            if other_counts[mark]:
                code = zlib.crc32(mark.encode())
                row[code % _WIDTH] += (1 if code & 0x80000000 else -1) / np.sqrt(often)
    return rows


def _marks(sentence: str) -> set[str]:
    numbers = {re.sub(r"\D", "", number) for number in _NUMBER.findall(sentence)}
    names = {match[0][:_NAME_STEM].lower() for match in _NAME.finditer(sentence, 1)}
    return numbers | names
