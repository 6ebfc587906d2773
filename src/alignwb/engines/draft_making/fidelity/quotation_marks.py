"""Quotation marks: paired, and carried from a source into a draft.

Models put quotation marks in of their own style, drop them, or forget one of a pair.  A draft gets
the marks of its source: as many, in the same order, of the same level.
"""

from collections.abc import Container, Sequence

from alignwb.core.languages.quotation_marks import STRAIGHT_MARKS, QuotationMark, find_marks
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement

_CLAUSES = frozenset(",;:.!?…")
# In words on the right side: the worth of a passage ending at punctuation where the source's does.
_PUNCTUATION_WORTH = 1.5


def english_marks(marks: Sequence[QuotationMark]) -> list[str]:
    """The characters that stand for a source's marks in English, one for each.

    Level and shape stay.  A low opening mark becomes the high one, and of a pair of which one
    mark is straight and one curly both become curly.
    """
    characters = [{"„": "“", "‚": "‘"}.get(mark.character, mark.character) for mark in marks]
    for first, second in _pairs(marks):
        shapes = (characters[first], characters[second])
        if (shapes[0] in STRAIGHT_MARKS) == (shapes[1] in STRAIGHT_MARKS):
            continue
        characters[first], characters[second] = "‘’" if marks[first].is_single else "“”"
    return characters


def place_quotation_marks(
    source: str, target: str, source_inner: range, links: AttentionLinks
) -> list[TextReplacement]:
    """Insertions that give `target`, which has none inside, the marks that are inside `source`.

    `source_inner` is the range between the source's head and tail; the target has those already.
    A passage of the target is quoted that has the most words linked to the quoted ones, and the
    fewest others.
    """
    marks = find_marks(source)
    if not any(mark.offset in source_inner for mark in marks) or not links.target_words:
        return []
    places = _places(source, target, marks, links)
    insertions: list[TextReplacement] = []
    earliest = 0
    for mark, character, place in zip(marks, english_marks(marks), places, strict=True):
        if mark.offset not in source_inner:
            continue
        insertion = _insertion(source, target, mark, character, place, links)
        if insertion.start < earliest:
            insertion = TextReplacement(earliest, earliest, character)
        earliest = insertion.end
        insertions.append(insertion)
    return insertions


def _pairs(marks: Sequence[QuotationMark]) -> list[tuple[int, int]]:
    """Positions of opening and closing marks of one level that belong together."""
    pairs: list[tuple[int, int]] = []
    pending: list[int] = []
    for position, mark in enumerate(marks):
        if mark.opens:
            pending.append(position)
        elif pending and marks[pending[-1]].is_single == mark.is_single:
            pairs.append((pending.pop(), position))
    return pairs


def _passages(marks: Sequence[QuotationMark]) -> list[tuple[int | None, int | None]]:
    """Opening and closing mark of each quoted passage; None for one outside this sentence."""
    passages: list[tuple[int | None, int | None]] = list(_pairs(marks))
    paired = {position for passage in passages for position in passage}
    for position, mark in enumerate(marks):
        if position not in paired:
            passages.append((position, None) if mark.opens else (None, position))
    return passages


def _places(
    source: str, target: str, marks: Sequence[QuotationMark], links: AttentionLinks
) -> list[int]:
    """For each mark the number of target words before it."""
    places = [0] * len(marks)
    words, target_words = links.source_words, links.target_words
    ends_clause = [target[word.end : word.end + 1] in _CLAUSES for word in target_words]
    for opening, closing in _passages(marks):
        first, last = 0, len(words)
        starts, stops = ends_clause, ends_clause
        if opening is not None:
            first = sum(word.start < marks[opening].offset for word in words)
            if source[: marks[opening].offset].rstrip()[-1:] not in _CLAUSES:
                starts = []
        if closing is not None:
            last = sum(word.start < marks[closing].offset for word in words)
            if source[marks[closing].offset - 1] not in _CLAUSES:
                stops = []
        start, stop = _best_range(
            [2 * links.share(index, range(first, last)) - 1 for index in range(len(target_words))],
            {index + 1 for index, ends in enumerate(starts) if ends},
            {index + 1 for index, ends in enumerate(stops) if ends},
            starts_at_edge=first == 0,
            stops_at_edge=last == len(words),
        )
        if opening is not None:
            places[opening] = start
        if closing is not None:
            places[closing] = stop
    return places


def _best_range(
    worth: Sequence[float],
    good_starts: Container[int],
    good_stops: Container[int],
    *,
    starts_at_edge: bool,
    stops_at_edge: bool,
) -> tuple[int, int]:
    """The run of at least one word, start to stop (exclusive), that is worth most.

    `worth` is each word's, from -1 (not quoted in the source) to 1 (quoted); good starts and
    stops are those at clause punctuation, if the source's passage has punctuation there.
    """
    best = (float("-inf"), 0, len(worth))
    for start in range(1 if starts_at_edge else len(worth)):
        total = _PUNCTUATION_WORTH * (start in good_starts)
        for stop in range(start + 1, len(worth) + 1):
            total += worth[stop - 1]
            if stops_at_edge and stop < len(worth):
                continue
            value = total + _PUNCTUATION_WORTH * (stop in good_stops)
            if value > best[0]:
                best = (value, start, stop)
    return best[1], best[2]


def _insertion(
    source: str, target: str, mark: QuotationMark, character: str, word: int, links: AttentionLinks
) -> TextReplacement:
    """The mark before the target word of that number, or after the one before it.

    A closing mark comes after punctuation where it does in the source; punctuation is added if
    the target has none there.
    """
    if mark.opens:
        words = links.target_words
        place = words[word].start if word < len(words) else words[-1].end
        return TextReplacement(place, place, character)
    end = links.target_words[max(0, word - 1)].end
    before = source[mark.offset - 1] if mark.offset else ""
    if before not in _CLAUSES:
        return TextReplacement(end, end, character)
    stop = end
    while stop < len(target) and target[stop] in _CLAUSES:
        stop += 1
    return TextReplacement(end, stop, f"{target[end:stop] or before}{character}")
