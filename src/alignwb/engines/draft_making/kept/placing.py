"""What was kept of a source, put into a hypothesis: each span once, letter for letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.function_words import DUTCH_ARTICLES, ENGLISH_ARTICLES
from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement
from alignwb.engines.draft_making.kept.spans import KeptParts, PlacedMark, ReadAs, StandIn
from alignwb.engines.draft_making.kept.stand_ins import places_of, replaced_in
from alignwb.engines.lexicon.word_translations import WordTranslations

_CLOSING = ",;:!?….’”'\"»)]"
_LAST_MARKER = re.compile(rf"{MARKER.pattern}\Z")
_LONGEST_MARKER = len("[^12345678]")
_LAST_MARKS = '.!?…’”"'
"""What may end a text after its words; a bracket may be a part of a link."""
_MOSTLY = 0.5
_LETTERS = re.compile(r"\w*")
_LIKE_ARTICLES = DUTCH_ARTICLES | {"één"}


@dataclass(frozen=True, slots=True)
class PlacedParts:
    """The kept parts of a source in one hypothesis.

    Attributes:
        changes: What puts them there.
        spans: Where stand-ins stand that nothing else may change.
        faults: How many stand-ins the model left out, or said twice.
    """

    changes: tuple[TextReplacement, ...]
    spans: tuple[Span, ...]
    faults: int


def place_kept(
    source: str,
    parts: KeptParts,
    target: str,
    links: AttentionLinks,
    translations: WordTranslations | None = None,
) -> PlacedParts:
    """Find the changes after which each stand-in stands once in the target, and each mark too.

    translations: tell what came of a word in capitals where the attention does not.
    """
    if not (parts.stand_ins or parts.marks or parts.raised):
        return PlacedParts((), (), 0)
    changes: list[TextReplacement] = []
    spans: list[Span] = []
    faults = 0
    places = [places_of(stand_in.word, target) for stand_in in parts.stand_ins]
    spans += (span for found in places for span in found)
    for stand_in, found in zip(parts.stand_ins, places, strict=True):
        faults += len(found) != 1
        if not found:
            changes.append(_missing(source, stand_in.word, target, links, spans))
            spans.append(Span(changes[-1].start, changes[-1].end))
            continue
        for start, stop in found[1:]:
            glued = _LETTERS.match(target, stop)
            end = glued.end() if glued else stop
            begin = start - 1 if start and target[start - 1] == " " else start
            # Of the commas on both sides of it one stays.
            is_between = begin > 0 and target[begin - 1] in ",;:"
            end += is_between and target[end : end + 1] in (",", ";", ":")
            changes.append(TextReplacement(begin, end, ""))
    cut = links.with_source_cut([mark.offset for mark in parts.marks])
    changes = [*_marks(source, parts.marks, target, cut), *changes]
    changes += _raised(parts.raised, links, spans, translations)
    return PlacedParts(tuple(changes), tuple(spans), faults)


def bring_back(text: str, stand_ins: Sequence[StandIn], *, as_in_source: bool = False) -> str:
    """The text with the words of the spans for their stand-ins, each exactly once.

    One that is missing comes before the punctuation that ends the text; two that touched in the
    source do so again.  as_in_source: with the source's own characters, for a passage that is not
    translated.
    """
    if not stand_ins:
        return text
    wordings = {
        one.word.casefold(): one.original if as_in_source else one.wording for one in stand_ins
    }
    left = dict(wordings)
    text = replaced_in(text, stand_ins, lambda word: left.pop(word, ""))
    for one, other in pairwise(stand_ins):
        if 0 < one.span.end == other.span.start:
            first, second = wordings[one.word.casefold()], wordings[other.word.casefold()]
            text = text.replace(f"{first} {second}", f"{first}{second}", 1)
    for wording in left.values():
        end = _end_of_words(text)
        text = f"{text[:end]}{' ' if end else ''}{wording}{text[end:]}"
    return text


def _end_of_words(text: str) -> int:
    """Where the marks and footnote markers begin that a text ends in."""
    end = len(text)
    while end:
        if text[end - 1] in _LAST_MARKS:
            end -= 1
        elif marker := _LAST_MARKER.search(text, max(0, end - _LONGEST_MARKER), end):
            end = marker.start()
        else:
            break
    return end


def _missing(
    source: str, name: str, target: str, links: AttentionLinks, used: Sequence[Span]
) -> TextReplacement:
    """A stand-in that the model left out: for the word that came of it, or after the one before."""
    at = next(iter(places_of(name, source)), Span(0, 0))
    own = [n for n, word in enumerate(links.source_words) if word.span == at]
    if own:
        shares = [
            (links.share(index, range(own[0], own[0] + 1)), word)
            for index, word in enumerate(links.target_words)
            if all(word.end <= start or end <= word.start for start, end in used)
        ]
        best = max(shares, key=lambda item: item[0], default=None)
        if best is not None and best[0] > _MOSTLY:
            return TextReplacement(best[1].start, best[1].end, name)
    place = _after_word_before(source, at.start, target, links)
    if not any(map(str.isalnum, target[:place])):
        return TextReplacement(place, place, f"{name} ")
    return TextReplacement(place, place, f" {name}")


def _marks(
    source: str, marks: Sequence[PlacedMark], target: str, links: AttentionLinks
) -> list[TextReplacement]:
    """Insertions of the marks, in the order of the source."""
    insertions: list[TextReplacement] = []
    earliest = 0
    ranges = _ranges(marks, links)
    for index, mark in enumerate(marks):
        place = _edge(source, mark.offset, target)
        if place is None:
            place = ranges.get(index)
        if place is None and mark.reading is ReadAs.OPENING:
            place = _before_word_after(mark.offset, links)
        if place is None:
            place = _after_word_before(source, mark.offset, target, links)
            if source[mark.offset - 1 : mark.offset] in _CLOSING:
                place = _past_closing(target, place)
        earliest = max(earliest, place)
        insertions.append(TextReplacement(earliest, earliest, mark.text))
    return insertions


def _edge(source: str, offset: int, target: str) -> int | None:
    """The place of a mark outside all words; None for one between them."""
    before, after = source[:offset], source[offset:]
    if not any(map(str.isalnum, before)):
        return min(offset, len(target) - len(target.lstrip(" \"'“‘„«([")))
    if not any(map(str.isalnum, after)):
        end = len(target.rstrip(_CLOSING))
        return min(len(target), max(end, len(target) - len(after)))
    return None


def _ranges(marks: Sequence[PlacedMark], links: AttentionLinks) -> dict[int, int]:
    """The places of the marks that come in pairs: round the words linked to those between them."""
    places: dict[int, int] = {}
    opened: list[int] = []
    words, target_words = links.source_words, links.target_words
    for index, mark in enumerate(marks):
        if mark.reading is ReadAs.OPENING:
            opened.append(index)
        elif mark.reading is ReadAs.CLOSING and opened:
            first = opened.pop()
            inside = [
                n
                for n, word in enumerate(words)
                if marks[first].offset <= word.start and word.end <= mark.offset
            ]
            if not inside:
                continue
            span = range(inside[0], inside[-1] + 1)
            linked = [n for n in range(len(target_words)) if links.share(n, span) > _MOSTLY]
            if len(span) == 1 or not linked:
                best = [n for n in map(links.target_of, span) if n is not None]
                linked = [min(best), max(best)] if best else []
            if linked:
                begin, end = _densest(linked)
                places[first] = target_words[begin].start
                places[index] = target_words[end].end
    return places


def _densest(linked: Sequence[int]) -> tuple[int, int]:
    """The longest run of these numbers with at most one missing between two of them."""
    runs = [[linked[0]]]
    for number in linked[1:]:
        if number - runs[-1][-1] <= 2:
            runs[-1].append(number)
        else:
            runs.append([number])
    best = max(runs, key=len)
    return best[0], best[-1]


def _after_word_before(source: str, offset: int, target: str, links: AttentionLinks) -> int:
    before = [n for n, word in enumerate(links.source_words) if word.end <= offset]
    for index in reversed(before[-3:]):
        linked = links.target_of(index)
        if linked is not None:
            return links.target_words[linked].end
    if not before:
        return 0
    if not links.target_words:
        return len(target)
    share = offset / max(1, len(source))
    return links.target_words[int(share * (len(links.target_words) - 1))].end


def _before_word_after(offset: int, links: AttentionLinks) -> int | None:
    after = [n for n, word in enumerate(links.source_words) if word.start >= offset]
    for index in after[:2]:
        linked = links.target_of(index)
        if linked is not None:
            return links.target_words[linked].start
    return None


def _past_closing(target: str, place: int) -> int:
    while place < len(target) and target[place] in _CLOSING:
        place += 1
    return place


def _raised(
    raised: Sequence[PlacedMark],
    links: AttentionLinks,
    spans: Sequence[Span],
    translations: WordTranslations | None,
) -> list[TextReplacement]:
    """Capitals for the words that come of words in capitals."""
    changes: list[TextReplacement] = []
    done: set[int] = set()
    for mark in raised:
        own = [n for n, word in enumerate(links.source_words) if word.end >= mark.offset][:1]
        if not own:
            continue
        linked = {
            n
            for n in range(len(links.target_words))
            if links.share(n, range(own[0], own[0] + 1)) > _MOSTLY
        }
        if not linked and translations is not None:
            linked = _translated(own[0], links, translations)
        best = links.target_of(own[0])
        for number in linked or ({best} if best is not None else set()):
            word = links.target_words[number]
            is_article = word.text.lower() in ENGLISH_ARTICLES
            if is_article and links.source_words[own[0]].text.lower() not in _LIKE_ARTICLES:
                continue
            if number not in done and all(word.end <= s or e <= word.start for s, e in spans):
                done.add(number)
                changes.append(TextReplacement(word.start, word.end, word.text.upper()))
    return changes


def _translated(source: int, links: AttentionLinks, translations: WordTranslations) -> set[int]:
    """The one target word that is a known translation of a source word; none if there are more."""
    known = {each.word for each in translations.of(links.source_words[source].text.lower())}
    found = {n for n, word in enumerate(links.target_words) if word.text.lower() in known}
    return found if len(found) == 1 else set()
