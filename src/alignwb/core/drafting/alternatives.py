"""Alternatives that are worth a look: those that a reader can tell apart, and where they differ."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from alignwb.core.languages.function_words import ENGLISH_ARTICLES
from alignwb.core.languages.words import Span, words_of

_MOST_WORDS = 400
"""Words of a text that is compared; a longer one takes too long while somebody waits."""


def visibly_different(texts: Iterable[str]) -> list[str]:
    """The texts without those that differ from an earlier one in marks, capitals or articles alone.

    Nobody chooses between them, and they take the places of others.
    """
    kept: dict[tuple[str, ...], str] = {}
    for text in texts:
        words = (word.text.casefold() for word in words_of(text))
        kept.setdefault(tuple(word for word in words if word not in ENGLISH_ARTICLES), text)
    return list(kept.values())


def differing_spans(best: str, other: str) -> tuple[Span, ...]:
    """The stretches of `other` whose words stand otherwise in `best`; () for very long texts."""
    words, theirs = words_of(other), words_of(best)
    if max(len(words), len(theirs)) > _MOST_WORDS:
        return ()
    matcher = SequenceMatcher(
        None, [word.text for word in theirs], [word.text for word in words], autojunk=False
    )
    return tuple(
        Span(words[first].start, words[last - 1].end)
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind != "equal" and first < last
    )
