"""The stretch of one text that renders a stretch of the other, by their word links."""

import re
from collections.abc import Collection, Iterator, Sequence

from alignwb.alignment.words.word_links import WordLinks, words_at
from alignwb.core.languages.words import Span, begins_sentence, words_of

_JOINS = re.compile(r"[^\S\n]*+(?:[-–/’'][^\S\n]*+)?")
_JOINS_SHORT = re.compile(r"\.[^\S\n]+")
_SHORT = 2
"""Letters of a word whose stop is no end of a sentence: `St. Petersburg`."""

_UNCERTAIN = 0.5
_LOOSE = 0.1
"""The weight of a function word's link: they are linked to whatever is near."""

_WIDEST_GAP = 2
_NEXT_TO_NOTHING = 0.1
"""The score of a link that is only there because nothing else was left."""


def first_run(spans: Sequence[Span], text: str) -> Span | None:
    """From the first of some words to the last of those that follow it with no word between."""
    if not spans:
        return None
    start, end = spans[0]
    for span in spans[1:]:
        if words_of(text[end : span.start]):
            break
        end = span.end
    return Span(start, end)


def linked_run(
    links: WordLinks,
    start: int,
    end: int,
    text: str,
    loose: Collection[str],
    *,
    least: float = 0,
) -> Span | None:
    """The stretch of the target that renders the source words at characters `start` to `end`.

    Of several the one with the strongest links.  It may have function words inside that nothing
    links, but neither begins nor ends with one unless it has no others.  If it is a name it goes
    on over capitalised words that translate nothing else.

    Args:
        links: For the other way, their `inverse`.
        start: First character; if it is `end`, the word meant is the one it stands in or at.
        end: The character after the last.
        text: The target.
        loose: The function words of the target's language, case folded.
        least: The score that its best link has at least, 0 to 1; else there is no stretch.
    """
    places = words_at(links.source_words, start, end)
    strengths = _strengths(links, places, text, loose)
    elsewhere = {
        link.target for link in links.links if link.is_certain and link.source not in places
    }
    best = max(
        _runs(strengths, links.target_words, text, loose, elsewhere),
        key=lambda run: sum(strengths.get(number, 0) for number in run),
        default=None,
    )
    if best is None or least > max(
        link.score for link in links.links if link.source in places and link.target in best
    ):
        return None
    named = _whole_name(best, links, text)
    spans = without_edges(text, [links.target_words[number] for number in named], loose)
    return Span(spans[0].start, spans[-1].end)


def without_edges(text: str, spans: Sequence[Span], loose: Collection[str]) -> Sequence[Span]:
    """Some words of a text without the function words they begin and end with.

    If they are nothing else, they stay.  One with a capital inside a sentence is part of a name.
    """
    kept = [number for number, span in enumerate(spans) if not is_loose(text, span, loose)]
    return spans[kept[0] : kept[-1] + 1] if kept else spans


def is_loose(text: str, span: Span, loose: Collection[str]) -> bool:
    """Whether a word is one of these, and not a part of a name: `The Hague`."""
    word = text[span.start : span.end]
    if word.casefold() not in loose:
        return False
    return word.islower() or begins_sentence(text, span.start) or len(word) == 1


def _strengths(
    links: WordLinks, places: Collection[int], text: str, loose: Collection[str]
) -> dict[int, float]:
    """The strength of each target word's link to the places; a word without any is left out."""
    strengths: dict[int, float] = {}
    for link in links.links:
        if link.source in places:
            strength = link.score if link.is_certain else _UNCERTAIN * link.score
            if is_loose(text, links.target_words[link.target], loose):
                strength *= _LOOSE
            strengths[link.target] = max(strength, strengths.get(link.target, 0))
    return strengths


def _runs(
    numbers: Collection[int],
    spans: Sequence[Span],
    text: str,
    loose: Collection[str],
    elsewhere: Collection[int],
) -> Iterator[range]:
    """The words in stretches; words of the gaps in them are function words linked nowhere else."""
    start = last = None
    for number in sorted(numbers):
        gap = range(number if last is None else last + 1, number)
        is_joined = (
            last is not None
            and len(gap) <= _WIDEST_GAP
            and all(is_loose(text, spans[each], loose) and each not in elsewhere for each in gap)
            and all(_follow(text, spans, each) for each in range(last, number))
        )
        if start is None or not is_joined:
            if start is not None and last is not None:
                yield range(start, last + 1)
            start = number
        last = number
    if start is not None and last is not None:
        yield range(start, last + 1)


def _whole_name(run: range, links: WordLinks, text: str) -> range:
    """A run with the capitalised words beside it that translate nothing, if it has capitals too.

    One word often translates a name of three, and the links of the other two are missing.
    """
    spans = links.target_words
    taken = {link.target for link in links.links if link.score > _NEXT_TO_NOTHING}
    capitals = {n for n, span in enumerate(spans) if _is_capital(text, span)}
    first, last = run[0], run[-1]
    while {last, last + 1} <= capitals and last + 1 not in taken and _follow(text, spans, last):
        last += 1
    while (
        {first - 1, first} <= capitals
        and first - 1 not in taken
        and _follow(text, spans, first - 1)
    ):
        first -= 1
    return range(first, last + 1)


def _is_capital(text: str, span: Span) -> bool:
    return text[span.start : span.start + 1].isupper() and not begins_sentence(text, span.start)


def _follow(text: str, spans: Sequence[Span], number: int) -> bool:
    """Whether nothing parts a word from the next one."""
    left, right = spans[number], spans[number + 1]
    between = text[left.end : right.start]
    if _JOINS.fullmatch(between):
        return True
    return left.end - left.start <= _SHORT and _JOINS_SHORT.fullmatch(between) is not None
