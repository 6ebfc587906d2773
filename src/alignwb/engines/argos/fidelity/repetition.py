"""Repetition loops: the way small models fail on headings, lists and rare words."""

from operator import eq

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
    repeats = _most_repeats(words)
    return repeats > 2 and repeats > _most_repeats(source_words)


def _most_repeats(words: list[str]) -> int:
    """How often in a row the most repeated run of words comes; single words count one less."""
    most = 0
    for length in range(1, min(_LONGEST, len(words) // 2) + 1):
        same = list(map(eq, words, words[length:]))
        # Three times on end leaves twice its length of equal words; most texts end here.
        if sum(same) >= 2 * length:
            most = max(most, _longest_run(same) // length + (length > 1))
    return most


def _longest_run(same: list[bool]) -> int:
    longest = run = 0
    for is_same in same:
        run = run + 1 if is_same else 0
        longest = max(longest, run)
    return longest
