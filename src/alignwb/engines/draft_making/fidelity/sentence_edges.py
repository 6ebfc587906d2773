"""The head and the tail of a sentence: the characters before its first and after its last word.

Quotation marks, dialogue dashes and final punctuation are the author's.  A draft takes them over
as they are, so a question stays a question and a heading gets no full stop.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from alignwb.core.languages.quotation_marks import ALL_MARKS, find_marks
from alignwb.engines.draft_making.fidelity.quotation_marks import english_marks

_PUNCTUATION = ".,;:!?…"
_HEAD = re.compile(rf"(?:[{re.escape(ALL_MARKS)}…]|\.{{3}}|[-–—]\s)*")


@dataclass(frozen=True, slots=True)
class SentenceEdges:
    """A text as `head + inner + tail`; `inner` is the range of its characters between them."""

    head: str
    inner: range
    tail: str


@lru_cache(maxsize=64)
def find_edges(text: str) -> SentenceEdges:
    """The head and the tail of a text; brackets and apostrophes end them."""
    at = {mark.offset for mark in find_marks(text)}
    start = 0
    stop = _HEAD.match(text).end()  # type: ignore[union-attr]  # it matches the empty string
    while start < stop and not (text[start] in ALL_MARKS and start not in at):
        start += 1
    end = len(text)
    while end > start and (text[end - 1] in _PUNCTUATION or end - 1 in at):
        end -= 1
    return SentenceEdges(text[:start], range(start, end), text[end:])


def take_over_edges(source: str, target: str) -> tuple[str, SentenceEdges, SentenceEdges]:
    """The target with the source's head and tail, in English marks; and the edges of both."""
    source_edges = find_edges(source)
    target_edges = find_edges(target)
    head, tail = _english_edges(source)
    core = target[target_edges.inner.start : target_edges.inner.stop].strip()
    text = f"{head}{core}{tail}"
    return text, source_edges, SentenceEdges(head, range(len(head), len(head) + len(core)), tail)


@lru_cache(maxsize=64)
def _english_edges(source: str) -> tuple[str, str]:
    marks = find_marks(source)
    letters = list(source)
    for mark, character in zip(marks, english_marks(marks), strict=True):
        letters[mark.offset] = character
    inner = find_edges(source).inner
    return "".join(letters[: inner.start]), "".join(letters[inner.stop :])
