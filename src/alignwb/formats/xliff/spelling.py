"""Keeping another tool's way of writing the same XML: its quotes, its `>`, its `<x></x>`."""

from difflib import SequenceMatcher

from lxml import etree


def respelled(new: str, serialised: str, original: str, scope: str) -> str:
    """`new` with every line that did not change as it was spelled.

    serialised: what the serialiser of `new` makes of `original`, the element before the change.
    scope: a start tag `<x …>` that declares the prefixes all three need.
    Where lines cannot be matched, or the result would not be the same XML, it is `new`.
    """
    spelled, before, after = (text.split("\n") for text in (original, serialised, new))
    if spelled == before or len(spelled) != len(before):
        return new
    lines: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, _, j, end in matcher.get_opcodes():
        lines += spelled[i : i + end - j] if tag == "equal" else after[j:end]
    result = "\n".join(lines)
    same = _canonical(f"{scope}{result}</x>") == _canonical(f"{scope}{new}</x>")
    return result if same else new


def _canonical(text: str) -> bytes:
    return etree.tostring(etree.fromstring(text), method="c14n")
