"""Finding searched words in a text."""

from collections.abc import Sequence

from alignwb.core.languages.words import Span, folded_words, placed_folded_words


def search_words(text: str) -> tuple[str, ...]:
    """The words to search for, folded; an asterisk ends those that stand for all that begin so."""
    wanted: list[str] = []
    for part in text.split():
        words = folded_words(part)
        if words and part.endswith("*"):
            words[-1] += "*"
        wanted += words
    return tuple(wanted)


def find_places(wanted: Sequence[str], text: str) -> tuple[Span, ...]:
    """The places where all the words stand next to each other in that order.

    Case, and punctuation or a footnote marker between words, do not count.  No two overlap.
    """
    if not wanted:
        return ()
    found = placed_folded_words(text)
    words = [folded for folded, _, _ in found]
    places: list[Span] = []
    start = 0
    while start + len(wanted) <= len(found):
        end = start + len(wanted)
        if all(map(_is_word, wanted, words[start:end])):
            places.append(Span(found[start][1], found[end - 1][2]))
            start = end
            # Folded, one word may be several.
            while start < len(found) and found[start][1] < places[-1][1]:
                start += 1
        else:
            start += 1
    return tuple(places)


def _is_word(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
