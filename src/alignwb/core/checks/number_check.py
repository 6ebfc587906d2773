"""Numbers, dates, years and times: each of the source's is in the target, and no other is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from alignwb.core.checks.context import Checked
from alignwb.core.checks.figures import dutch_figures, english_figures
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.checks.numbers.digit_figures import in_english
from alignwb.core.checks.numbers.figure import Figure, unfolded, without_partner
from alignwb.core.checks.numbers.lettered import other_lettered, without_lettered
from alignwb.core.languages.number_words import dutch_number_value, english_number_word
from alignwb.core.languages.words import Span, begins_sentence, word_set

_DIGITS = re.compile(r"(?<![\d.,])[-−–]?\d[\d.,]*+(?=[^\W\d_]*+\s?[^\W\d_]*+$)")
"""The digits of a number, behind which at most a unit or `million` stands."""
_COUNTING = (
    "maal", "daags", "daagse", "voudig", "voudige", "half", "halve", "driekwart", "twice", "thrice",
)  # fmt: skip
"""How words end that say how many or how often and are no number words."""
_AS_MANY = word_set("both each same apiece respectively equally likewise")
"""Words with which English says a number once that Dutch says twice."""
_TIMES = {1: "once", 2: "twice"}
_NEXT_WORD = re.compile(r"\s[^\W\d_]{2,40}")
_MANY = ("tallen", "honderden", "duizenden", "miljoenen", "miljarden")
"""How Dutch words end that say no more than that there are many."""


def check_numbers(checked: Checked) -> Iterator[Finding]:
    """Figures that are missing, that are another number, or that are written as Dutch does."""
    if pair := other_lettered(checked.bare_source, checked.bare_target):
        was, became = pair
        yield replace(_another(was, became), fix=Fix(*became.span, was.text))
    source, target = dutch_figures(checked.bare_source), english_figures(checked.bare_target)
    if not source and not target:
        return
    source, target = unfolded(source, target), unfolded(target, source)
    missing = [
        each
        for each in without_partner(source, target)
        if not _is_kept(each, checked.bare_source, checked.bare_target)
    ]
    missing = without_lettered(missing, checked.bare_source, checked.bare_target)
    invented = [
        each
        for each in without_partner(target, source)
        if not (each.text.istitle() and _stands_in(checked.bare_source, each.text))
    ]
    invented = without_lettered(invented, checked.bare_target, checked.bare_source)
    accounted: set[str] = set()
    told: dict[Figure, Finding] = {}
    lost, strange = set(missing), set(invented)
    for each, kept in _kept_in_dutch(source, target):
        is_lost = each.is_firm and each in lost and accounted.isdisjoint(each.values)
        if is_lost or (kept in strange and kept not in told):
            accounted |= each.values
            told[kept] = _in_dutch_form(each, kept)
    found = [
        *told.values(),
        *_wrong(
            [each for each in missing if accounted.isdisjoint(each.values)],
            [each for each in invented if each not in told],
        ),
    ]
    yield from found or _said_less_often(source, target, checked)


def _wrong(missing: Sequence[Figure], invented: Sequence[Figure]) -> Iterator[Finding]:
    """Figures without a partner: missing, not in the source, or one in the place of another."""
    firm, strange = _firm(missing), _firm(invented)
    soft = [each for each in missing if not each.is_firm and _is_large(each)]
    for each in firm:
        yield _missing(each, strange if len(firm) == 1 else ())
    if not firm:
        others = strange or [each for each in invented if _is_large(each)]
        pairs = ((one, other) for one in soft for other in others if _are_of_a_kind(one, other))
        if pair := next(pairs, None):
            finding = _another(*pair)
            is_vague = pair[0].text.lower().endswith(_MANY)
            yield replace(finding, weight=Weight.MARKS) if is_vague else finding
        elif strange:
            yield from map(_invented, strange)
        else:
            yield from _other_words(missing, invented)


def _said_less_often(
    source: Sequence[Figure], target: Sequence[Figure], checked: Checked
) -> Iterator[Finding]:
    """Figures in digits that the source has twice and the translation once."""
    groups: dict[str, list[Figure]] = {}
    for each in without_lettered(source, checked.bare_source, checked.bare_target):
        if each.is_firm and any(map(str.isdecimal, each.text)):
            groups.setdefault(each.text, []).append(each)
    repeated = [figures for figures in groups.values() if len(figures) > 1]
    if not repeated or any(word.text.lower() in _AS_MANY for word in checked.target_words):
        return
    places: dict[str, list[int]] = {}
    for place, each in enumerate(target):
        for value in each.values:
            places.setdefault(value, []).append(place)
    for figures in repeated:
        if checked.bare_source[figures[0].end : figures[1].start] in {"-", "–"}:
            continue  # a score: `2-2` is `two all`
        values = figures[0].values.union(*(each.values for each in figures))
        found = [
            target[place]
            for place in sorted({place for value in values for place in places.get(value, ())})
        ]
        if 0 < len(found) < len(figures):
            yield _less_often(figures, found)


def _less_often(figures: Sequence[Figure], found: Sequence[Figure]) -> Finding:
    times, less = (_TIMES.get(n, f"{n} times") for n in (len(figures), len(found)))
    return Finding(
        CheckKind.NUMBER,
        f"“{figures[0].text}” comes {times} in the source, {less} in the translation",
        Weight.MARKS,
        figures[0].text,
        source=tuple(each.span for each in figures),
        target=tuple(each.span for each in found),
    )


def _other_words(missing: Sequence[Figure], invented: Sequence[Figure]) -> Iterator[Finding]:
    """One number word on each side that the other side does not have: `twee` and `four`."""
    dutch = [each for each in missing if _is_above_one(each, dutch_number_value)]
    english = [each for each in invented if _is_above_one(each, english_number_word)]
    if len(dutch) == len(english) == 1 and english[0].text.lower() != "second":
        yield replace(_another(dutch[0], english[0]), weight=Weight.MARKS)


def _is_above_one(figure: Figure, value: Callable[[str], int | None]) -> bool:
    """Whether it says how many or how often, and is no `beide` or `pair`."""
    word = figure.text.lower()
    return (value(word) or 0) > 1 or word.endswith(_COUNTING)


def _is_kept(figure: Figure, source: str, target: str) -> bool:
    """Whether it is a word of a name or title that is kept."""
    if not figure.text.istitle() or not _stands_in(target, figure.text):
        return False
    if not begins_sentence(source, figure.start):
        return True
    following = _NEXT_WORD.match(source, figure.end)
    return following is not None and source[figure.start : following.end()] in target


def _stands_in(text: str, word: str) -> bool:
    """Whether a word stands in a text as a word or a part between hyphens."""
    place = text.find(word)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(word) : place + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        place = text.find(word, place + 1)
    return False


def _kept_in_dutch(
    source: Sequence[Figure], target: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the target that, read as Dutch, are a number of the source; with that number."""
    first: dict[str, Figure] = {}
    for each in source:
        for value in each.values:
            first.setdefault(value, each)
    for kept in target:
        digits = _DIGITS.match(kept.text)
        if digits and in_english(digits[0]) != digits[0]:
            # Behind a word, since a dash that begins a text is no sign of a number.
            read = dutch_figures(f"is {kept.text}")
            values = {value for figure in read for value in figure.values}
            if partners := [first[value] for value in values if value in first]:
                yield min(partners, key=lambda each: each.span), kept


def _firm(figures: Sequence[Figure]) -> list[Figure]:
    return [each for each in figures if each.is_firm]


def _is_large(figure: Figure) -> bool:
    """Whether it is above two: `een` and `twee` are much else besides."""
    return not figure.only_answers and all(
        not value.isdecimal() or int(value) > 2 for value in figure.values
    )


def _are_of_a_kind(figure: Figure, other: Figure) -> bool:
    """Whether both are dates, or neither is: a `zondagskind` is no wrong `nine`."""
    return _is_date(figure) == _is_date(other)


def _is_date(figure: Figure) -> bool:
    return all(value.startswith(("day ", "month ")) for value in figure.values)


def _missing(figure: Figure, strange: Sequence[Figure]) -> Finding:
    if len(strange) == 1:
        return _another(figure, strange[0])
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” is not in the translation",
        Weight.STOPS,
        figure.text,
        source=(figure.span,),
    )


def _another(figure: Figure, other: Figure) -> Finding:
    fix = None
    if figure.text.isdecimal() and other.text.isdecimal() and not _is_short_for_another(figure):
        fix = Fix(other.start, other.end, in_english(figure.text))
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” in the source, “{other.text}” in the translation",
        Weight.STOPS,
        figure.text,
        source=(figure.span,),
        target=(other.span,),
        fix=fix,
    )


def _is_short_for_another(figure: Figure) -> bool:
    """Whether it stands for a longer number that ends so, as `'68` does: which, is not said."""
    return any(each != figure.text and each.endswith(figure.text) for each in figure.values)


def _invented(figure: Figure) -> Finding:
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” is not in the source",
        Weight.STOPS,
        figure.text,
        target=(figure.span,),
    )


def _in_dutch_form(figure: Figure, kept: Figure) -> Finding:
    digits = _DIGITS.match(kept.text)
    written = digits[0] if digits else kept.text
    place = Span(kept.start, kept.start + len(written))
    english = in_english(written)
    return Finding(
        CheckKind.NUMBER,
        f"“{written}” is written as in Dutch; in English it is {english}",
        Weight.STOPS,
        written,
        source=(figure.span,),
        target=(place,),
        fix=Fix(*place, english),
    )
