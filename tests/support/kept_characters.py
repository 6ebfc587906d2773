"""Whether reading a text kept every character of it, in a block or in the report."""

import re
import unicodedata
from collections import Counter

from alignwb.core.reading.blocks import LINE_END, ReadDocument, RepairKind

_TAKEN_OUT = {
    RepairKind.PAGE_NUMBER,
    RepairKind.RUNNING_HEAD,
    RepairKind.MARKUP,
    RepairKind.LEFT_OUT,
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def characters(text: str) -> Counter[str]:
    """How often each character that is not white space occurs."""
    return Counter("".join(text.split()))


def accounted(document: ReadDocument) -> Counter[str]:
    """The characters of the source as blocks and repairs together account for them."""
    total: Counter[str] = Counter()
    for block in document.blocks:
        total.update(characters(block.text))
    for repair in document.repairs:
        if repair.kind in _TAKEN_OUT:
            total.update(characters(repair.text))
        elif repair.kind is RepairKind.HYPHEN_JOINED:
            total[repair.text.partition(LINE_END)[0][-1]] += 1
        elif repair.kind is RepairKind.DIAERESIS:
            left, _, right = repair.text.partition(LINE_END)
            total[left[-1]] += 1
            total[right[0]] += 1
            total[unicodedata.normalize("NFC", right[0] + "\u0308")] -= 1
        elif repair.kind is RepairKind.SOFT_HYPHEN:
            total["\u00ad"] += repair.text.count("\u00ad")
        elif repair.kind is RepairKind.MARKER:
            total.subtract(f"[^{_label(repair.text)}]")
            total.update(characters(repair.text))
    return +total


def _label(stood: str) -> str:
    figures = re.search(r"[0-9⁰¹²³⁴-⁹]+", stood)
    return figures[0].translate(_RAISED) if figures else stood.strip("[]()^:")
