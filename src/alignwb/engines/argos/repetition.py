"""Repetition loops: the way small models fail on headings, lists and rare words."""

from collections import Counter

_LONGEST = 8


def is_looping(source: str, target: str) -> bool:
    """Whether the target says one run of words over and over, as the source does not.

    A loop is a run of 1 to 8 words that comes at least three times on end (four for a single
    word), more often than any run does in the source; or a target far longer than its source.
    """
    words = target.lower().split()
    source_words = source.lower().split()
    if len(words) > 3 * len(source_words) + 8:
        return True
    if not words or max(Counter(words).values()) < 3:
        return False
    return _most_repeats(words) > max(2, _most_repeats(source_words))


def _most_repeats(words: list[str]) -> int:
    """How often in a row the most repeated run of words comes; single words count one less."""
    most = 0
    for length in range(1, min(_LONGEST, len(words) // 2) + 1):
        repeats = 1
        position = length
        while position + length <= len(words):
            if words[position : position + length] == words[position - length : position]:
                repeats += 1
                most = max(most, repeats - (length == 1))
                position += length
            else:
                repeats = 1
                position += 1
    return most
