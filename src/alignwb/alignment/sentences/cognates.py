"""Cognates: numbers, and names spelled nearly alike, which texts share in any language.

After Simard, Foster & Isabelle 1992, “Using cognates to align sentences in bilingual corpora”.
"""

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


def cognate_sums(sentences: Sequence[str], other: Sequence[str]) -> Vectors:
    """One row a sentence, shape (sentences, 128): its numbers and names, hashed and weighed.

    A cognate weighs the less, the more often it stands in either text; one that stands in only
    one of them weighs nothing.  Products of rows added up over spans are near the weight of the
    cognates that the spans share.
    """
    own = [_cognates(sentence) for sentence in sentences]
    own_counts = Counter(each for found in own for each in found)
    other_counts = Counter(each for sentence in other for each in _cognates(sentence))
    rows = np.zeros((len(own), _WIDTH), np.float32)
    for row, found in zip(rows, own, strict=True):
        for cognate in found:
            often = max(own_counts[cognate], other_counts[cognate])
            if other_counts[cognate]:
                code = zlib.crc32(cognate.encode("utf-8", "surrogatepass"))
                row[code % _WIDTH] += (1 if code & 0x80000000 else -1) / np.sqrt(often)
    return rows


def _cognates(sentence: str) -> set[str]:
    numbers = {re.sub(r"\D", "", number) for number in _NUMBER.findall(sentence)}
    names = {match[0][:_NAME_STEM].lower() for match in _NAME.finditer(sentence, 1)}
    return numbers | names
