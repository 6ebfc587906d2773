"""Words of a text that look like terms: names, foreign words, compounds, set phrases.

Without a list of general Dutch, an unusual word is known by its letters, its capital, its length
and its frequency.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.function_words import DUTCH_DETERMINERS
from alignwb.core.languages.ports import Stemmer
from alignwb.core.languages.words import Span
from alignwb.core.terms.candidate_runs import (
    CandidateKind,
    CandidateToken,
    Capitals,
    are_adjacent,
    find_runs,
    find_tokens,
)
from alignwb.core.terms.nesting import Stretches
from alignwb.core.terms.word_oddity import Oddity

_PLACES = 3
_OPENING = frozenset("‘“„\"'«(")
_CLOSING = frozenset("’”\"'»)")
_LONG = 11
_ADJECTIVE = 0.6
"""Taken off the score of a word that looks like an adjective."""


class Occurrence(NamedTuple):
    """A place where a candidate stands.

    Attributes:
        text: The number of the text among all that were searched, from 0.
        start: Its first character there.
        end: The character after it.
    """

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """Something that may belong in the termbase.

    Attributes:
        text: As it stands in the text most often.
        kind: Its kind.
        count: The number of times it stands there, in any of its forms.
        score: Higher is likelier; comparable inside one text.
        places: Some segments that have it, in the order of the text.
        occurrences: All `count` of them, in the order of the text.
    """

    text: str
    kind: CandidateKind
    count: int
    score: float
    places: tuple[SegmentRef, ...]
    occurrences: tuple[Occurrence, ...] = field(repr=False)


@dataclass(slots=True)
class _Seen:
    """Occurrences of one candidate."""

    kind: CandidateKind
    texts: Counter[str] = field(default_factory=Counter)
    places: list[SegmentRef] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)
    noun_uses: int = 0
    quoted: int = 0


def find_candidates(
    texts: Iterable[tuple[SegmentRef, str]],
    known: Callable[[str], Sequence[Span]],
    stemmer: Stemmer,
) -> tuple[TermCandidate, ...]:
    """The candidates of a text, the likeliest first.

    known: finds the places in a text where a term of the termbase stands; nothing inside them is a
    candidate.
    """
    lines = [(ref, text, find_tokens(text), Stretches(known(text))) for ref, text in texts]
    names = Capitals(token for _, _, tokens, _ in lines for token in tokens)
    seen: dict[tuple[str, ...], _Seen] = {}
    for number, (ref, text, tokens, spans) in enumerate(lines):
        for kind, run in find_runs(text, tokens, names):
            if spans.hold(Span(run[0].start, run[-1].end)):
                continue
            key = tuple(_key(token, kind, names, stemmer) for token in run)
            entry = seen.setdefault(key, _Seen(kind))
            entry.texts[text[run[0].start : run[-1].end]] += 1
            entry.places.append(ref)
            entry.occurrences.append(Occurrence(number, run[0].start, run[-1].end))
            entry.noun_uses += _is_noun_use(text, run, tokens)
            entry.quoted += _is_quoted(text, run)
    oddity = Oddity(token for _, _, tokens, _ in lines for token in tokens)
    scored = [_candidate(entry, oddity) for entry in seen.values() if _is_likely(entry, oddity)]
    ranked = sorted(scored, key=lambda each: (-each.score, each.text))
    return tuple(_without_parts(ranked))


def _is_noun_use(text: str, run: list[CandidateToken], tokens: list[CandidateToken]) -> bool:
    """True if a run is all that follows a determiner, or a determiner and an adjective."""
    place = bisect_left(tokens, run[0])
    before = [token.folded for token in tokens[max(0, place - 2) : place]]
    after = tokens[place + len(run) : place + len(run) + 1]
    if after and after[0].is_content and are_adjacent(text, run[-1], after[0]):
        return False
    if len(before) == 2 and before[1].endswith("e") and before[0] in DUTCH_DETERMINERS:
        return True
    return bool(before) and before[-1] in DUTCH_DETERMINERS


def _is_quoted(text: str, run: list[CandidateToken]) -> bool:
    """True if a run has quotation marks or brackets of its own."""
    start, end = run[0].start, run[-1].end
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return bool(before and after) and before in _OPENING and after in _CLOSING


def _key(token: CandidateToken, kind: CandidateKind, names: Capitals, stemmer: Stemmer) -> str:
    return names.base(token) if kind is CandidateKind.NAME else stemmer.stem(token.folded)


def _is_likely(entry: _Seen, oddity: Oddity) -> bool:
    if entry.kind is CandidateKind.PHRASE:
        return entry.texts.total() > 1
    if entry.kind is CandidateKind.WORD:
        shown = _shown(entry)
        is_noun = entry.noun_uses > 0 or entry.quoted > 0
        return is_noun or len(shown) >= _LONG or oddity.of(shown) >= 1
    return True


def _candidate(entry: _Seen, oddity: Oddity) -> TermCandidate:
    text = _shown(entry)
    count = entry.texts.total()
    weight = math.log2(1 + count)
    if entry.kind is CandidateKind.NAME:
        score = 1.0 * weight + 1.3 + 0.7 * oddity.letters(text) + 0.5 * (" " in text)
    elif entry.kind is CandidateKind.PHRASE:
        score = 1.1 * weight + 0.8 * entry.noun_uses / count
        score += 0.25 * sum(map(oddity.of, text.split()))
    else:
        score = 0.5 * weight + oddity.of(text) + 0.8 * entry.noun_uses / count
        score -= _ADJECTIVE * text.endswith(("e", "lijk", "ig"))
    score += bool(entry.quoted)
    places = tuple(dict.fromkeys(entry.places))[:_PLACES]
    occurrences = tuple(entry.occurrences)
    return TermCandidate(text, entry.kind, count, round(score, 3), places, occurrences)


def _shown(entry: _Seen) -> str:
    best = max(entry.texts.values())
    return min((text for text, count in entry.texts.items() if count == best), key=len)


def _without_parts(ranked: Sequence[TermCandidate]) -> Iterator[TermCandidate]:
    """The candidates that do not nearly always stand inside a longer one."""
    longest: Counter[str] = Counter()
    for each in ranked:
        words = each.text.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + (start > 0)):
                part = " ".join(words[start:end])
                longest[part] = max(longest[part], each.count)
    for each in ranked:
        if longest[each.text] < each.count:
            yield each
