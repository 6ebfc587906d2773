"""Quotation marks, brackets, the punctuation at the end, and turns of dialogue."""

import re
from collections.abc import Iterable, Iterator

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.segment import Segment
from alignwb.core.checks.context import Checked
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.languages.quotation_marks import QuotationMark, find_marks
from alignwb.core.languages.words import Span

_FEWEST_OTHER = 5
_MOSTLY = 6
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_LIST_ITEM = re.compile(r"^\s*(?:[a-z]|\d{1,3}|[ivx]{1,5})\)", re.IGNORECASE)
_CLOSING = "’”»›'\")]} \u00a0"
_ENDS = ".!?…:;,—–"
_DASHES = frozenset("—–")
_TURN = re.compile(r"^\s*[‘“„«\"'–—-]")
_TITLES = frozenset((Kind.TITLE, Kind.SUBTITLE, Kind.HEADING, Kind.AUTHOR))


def keeps_quotations(segments: Iterable[Segment]) -> bool:
    """Whether the targets of a document have quotation marks where its sources have them.

    They do not where the source gives speech without marks, or with dashes: then they say nothing.
    """
    alike = other = 0
    for segment in segments:
        if not segment.source or not segment.target:
            continue
        wanted, present = find_marks(segment.source), find_marks(segment.target)
        if wanted or present:
            if _balance(wanted) == _balance(present) and bool(wanted) == bool(present):
                alike += 1
            else:
                other += 1
    return other < _FEWEST_OTHER or alike >= _MOSTLY * other


def _balance(marks: Iterable[QuotationMark]) -> int:
    """How many quotations are opened, less those that are closed."""
    return sum(1 if mark.opens else -1 for mark in marks)


def check_quotations(checked: Checked) -> Iterator[Finding]:
    """Quotation marks that open or close a quotation which the source does not.

    A quotation may begin in one segment and end in another, so what is compared is how far each
    side opens more than it closes, not whether it is in pairs.
    """
    source, target = find_marks(checked.source), find_marks(checked.target)
    if not checked.known.keeps_quotations or not (source or target):
        return
    wanted, present = _balance(source), _balance(target)
    spans = tuple(Span(mark.offset, mark.offset + 1) for mark in target)
    if present not in (wanted, 0):
        what = "opened and not closed" if present > 0 else "closed and not opened"
        message = f"a quotation is {what}, other than in the source"
        yield Finding(CheckKind.QUOTATION, message, subject=str(present), target=spans)
    elif len(source) >= 2 and not target:
        yield Finding(
            CheckKind.QUOTATION,
            "the source has quotation marks, the translation has none",
            subject="none",
            source=tuple(Span(mark.offset, mark.offset + 1) for mark in source),
        )


def check_brackets(checked: Checked) -> Iterator[Finding]:
    """Brackets that are opened and not closed where the source's are, or the reverse."""
    source, target = checked.bare_source, checked.bare_target
    if not _BRACKET.search(source) and not _BRACKET.search(target):
        return
    wanted, present = _unbalanced(source), _unbalanced(target)
    for bracket in present.keys() - wanted.keys():
        place = present[bracket]
        yield Finding(
            CheckKind.BRACKET,
            f"the bracket {bracket} has no partner",
            subject=bracket,
            target=(Span(place, place + 1),),
        )


def _unbalanced(text: str) -> dict[str, int]:
    """The brackets without a partner, each with its last place."""
    listed = _LIST_ITEM.match(text)
    start = listed.end() if listed else 0
    pending: list[tuple[str, int]] = []
    alone: dict[str, int] = {}
    for match in _BRACKET.finditer(text, start):
        bracket = match[0]
        if bracket in _BRACKETS:
            pending.append((bracket, match.start()))
        elif pending and _BRACKETS[pending[-1][0]] == bracket:
            pending.pop()
        else:
            alone[bracket] = match.start()
    return alone | dict(pending)


def check_ending(checked: Checked) -> Iterator[Finding]:
    """Another punctuation at the end than the source's: a question that is none, a stop lost."""
    source, target = _ending(checked.bare_source), _ending(checked.bare_target)
    if source == target or not checked.bare_target.strip() or not checked.bare_source.strip():
        return
    place = _end_of_words(checked.bare_target)
    span = (Span(max(0, place - 1), place),)
    if target in _DASHES or source in _DASHES:
        return  # what breaks off may do so in several ways
    if checked.kind in _TITLES or not source:
        if target in {".", ",", ";"} and not source and checked.kind in _TITLES:
            message = f"the source has no “{target}” at its end"
            yield Finding(
                CheckKind.ENDING, message, subject=target, target=span,
                fix=Fix(place - 1, place, ""),
            )  # fmt: skip
        return
    if not target:
        yield Finding(
            CheckKind.ENDING,
            f"there is no “{source}” at the end, as in the source",
            subject=source,
            target=span,
            fix=Fix(place, place, source),
        )
    elif "?" in {source, target}:
        message = f"the source ends with “{source}”, the translation with “{target}”"
        yield Finding(CheckKind.ENDING, message, subject=target, target=span)


def _ending(text: str) -> str:
    """The last punctuation mark, inside closing quotation marks and brackets; "" if there is none.

    Three dots are one sign, and of several the one that says most counts.
    """
    end = _end_of_words(text)
    start = end
    while start and text[start - 1] in _ENDS:
        start -= 1
    signs = text[start:end].replace("...", "…")
    for sign in "?!…—–":
        if sign in signs:
            return sign
    return signs[-1:]


def _end_of_words(text: str) -> int:
    """The place behind the last character that is no closing mark, its punctuation included.

    Punctuation stands inside closing marks in English and outside in Dutch.
    """
    end = len(text)
    place = end
    while place and text[place - 1] in _CLOSING:
        place -= 1
    if place and text[place - 1] in _ENDS:
        return place
    outside = end
    while outside and text[outside - 1] in " \u00a0":
        outside -= 1
    return place or outside


def check_dialogue(checked: Checked) -> Iterator[Finding]:
    """A turn of dialogue at the beginning of the source that the target does not begin with."""
    source, target = checked.bare_source, checked.bare_target
    if not checked.known.keeps_quotations:
        return
    marks, others = find_marks(source), find_marks(target)
    is_turn = bool(marks and marks[0].offset < 2 and marks[0].opens) or _is_dash(source)
    if not is_turn or not target.strip() or others or _TURN.match(target):
        return
    if marks and len(marks) >= 2:
        return  # told by the quotation marks already
    first = marks[0].character if marks else source.lstrip()[0]
    yield Finding(
        CheckKind.DIALOGUE,
        f"the source begins a turn of dialogue with {first}, the translation does not",
        Weight.MARKS,
        first,
        source=(Span(0, 1),),
    )


def _is_dash(text: str) -> bool:
    return re.match(r"\s*[–—-]\s*\w", text) is not None
