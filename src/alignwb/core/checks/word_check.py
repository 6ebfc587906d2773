"""The words of a target: Dutch that was left, words that are no English, two spellings mixed."""

import re
from collections.abc import Iterable, Iterator

from alignwb.core.bitext.bitext import Kind
from alignwb.core.checks.context import Checked, Variety
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.checks.varieties import american_of, british_of
from alignwb.core.languages.english.derived_words import is_derived
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.core.languages.words import Span, Word, word_set

DUTCH_LEFT = word_set(
    """
    het een niet zich werd werden wordt worden naar maar ook heeft hebben deze geen onze omdat
    zoals zodat moet moeten waren tegen tussen alleen nooit altijd iemand niets zonder nadat
    volgens sinds tijdens zij zou zouden kunnen wij jullie zijn haar uit bij aan voor toen hij als
    zal zullen wilde wilden mocht mochten waarin waarop waarvan daarom daarna hoewel terwijl
    echter misschien natuurlijk steeds reeds elkaar hierbij daarbij
    """
)
"""Dutch function words that are no English word, nor one of a language that English quotes."""
_LOWER = re.compile(r"[a-zà-öø-ÿ]+")
_PARTS = re.compile(r"[-'’]")
_NEGATION = re.compile(r"n['’]t$")
_DUTCH_SPELLING = re.compile(r"[a-zëïöü]{4,}")
"""Other accents are a French word's, which both languages have."""


def check_dutch(checked: Checked) -> Iterator[Finding]:
    """Dutch words in the target.

    Not inside quotation marks or brackets, nor in a run that is the source's word for word and
    begins with a capital inside a sentence: a title or a name that was kept.
    """
    if checked.target == checked.source:
        return
    words = checked.target_words
    found = [
        word
        for word in words
        if _is_dutch(word, checked) and not _is_completed(checked.target, word)
    ]
    if not found:
        return
    kept = list(_kept_stretches(checked))
    left = [word for word in found if not any(start <= word.start < end for start, end in kept)]
    for run in _runs(left, checked.target):
        text = checked.target[run.start : run.end]
        # One rare word may be of any language; function words, or several words, are Dutch.
        is_sure = " " in text or text in DUTCH_LEFT
        yield Finding(
            CheckKind.DUTCH,
            f"“{text}” is Dutch" if is_sure else f"“{text}” stands in the source just so",
            Weight.STOPS if is_sure else Weight.MARKS,
            text,
            target=(run,),
        )


def _is_dutch(word: Word, checked: Checked) -> bool:
    text = word.text
    if text in DUTCH_LEFT:
        return True
    if not _DUTCH_SPELLING.fullmatch(text):
        return False
    known = checked.known
    if not known.words or text not in known.dutch_words or _is_known(text, checked):
        return False
    return text in {each.text for each in checked.source_words} and text not in known.common


def _is_known(word: str, checked: Checked) -> bool:
    known = checked.known
    word = without_accents(word)
    if word in known.words or (known.terms and word in known.terms.words):
        return True
    return is_derived(word, known.words)


def _kept_stretches(checked: Checked) -> Iterator[tuple[int, int]]:
    target = checked.target
    opened: int | None = None
    for mark in find_marks(target):
        if mark.opens:
            opened = mark.offset
        elif opened is not None:
            inside = target[opened : mark.offset]
            if inside.strip("‘’“”\"'") in checked.source:
                yield opened, mark.offset
            opened = None
    for match in re.finditer(r"\(([^()]{1,200})\)|\*([^*]{1,200})\*|_([^_]{1,200})_", target):
        if match[0][1:-1] in checked.source:
            yield match.span()
    if checked.kind in {Kind.NOTE, Kind.AUTHOR}:
        yield from _titles(checked, at_start=True)
    else:
        yield from _titles(checked, at_start=False)


def _titles(checked: Checked, *, at_start: bool) -> Iterator[tuple[int, int]]:
    """Runs of words that stand in the source just so, from one with a capital on."""
    words = checked.target_words
    place = 0
    while place < len(words):
        if not words[place].is_capitalised or (place == 0 and not at_start):
            place += 1
            continue
        last = place
        while (
            last + 1 < len(words)
            and checked.target[words[place].start : words[last + 1].end] in checked.source
        ):
            last += 1
        if last > place:
            yield words[place].start, words[last].end
        place = last + 1


def _runs(words: Iterable[Word], target: str) -> Iterator[Span]:
    """Words that stand together, as one."""
    run: Span | None = None
    for word in words:
        if run and target[run.end : word.start].strip(" ,") == "":
            run = Span(run.start, word.end)
        else:
            if run:
                yield run
            run = word.span
    if run:
        yield run


def check_spelling(checked: Checked) -> Iterator[Finding]:
    """Words without a capital that are no English, and that the targets do not have often."""
    known = checked.known
    if not known.words:
        return
    capitals: set[str] | None = None
    for word in checked.target_words:
        text = word.text
        if text in known.words or not text.islower() or text in DUTCH_LEFT:
            continue
        if _is_completed(checked.target, word):
            continue
        strange = _strange_part(text, checked)
        if strange is None or strange in known.common:
            continue
        if capitals is None:
            capitals = {each.text.lower() for each in checked.source_words}
        if strange in capitals:
            continue  # a foreign word that the source has too, or Dutch
        guess = known.guess(strange) if known.guess else ""
        start = word.start + text.index(strange)
        yield Finding(
            CheckKind.SPELLING,
            f"“{strange}” is no English word known here" + (f"; {guess}?" if guess else ""),
            subject=strange,
            target=(Span(start, start + len(strange)),),
            fix=Fix(start, start + len(strange), guess) if guess else None,
        )


def _is_completed(text: str, word: Word) -> bool:
    """Whether it is what an editor added to an abbreviation: `Vl[adimir]`."""
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 1]
    return before[-1:] == "[" and (before[:1].isalpha() or after != "]")


def _strange_part(text: str, checked: Checked) -> str | None:
    """The part of a word, between hyphens and apostrophes, that is no English."""
    if _is_known(text, checked) or _is_known(text.replace("-", ""), checked):
        return None
    for part in _PARTS.split(_NEGATION.sub("", text)):
        if len(part) > 2 and _LOWER.fullmatch(part) and not _is_known(part, checked):
            return part
    return None


def check_variety(checked: Checked) -> Iterator[Finding]:
    """Words in the spelling that the document does not have."""
    variety = checked.known.variety
    if variety is None:
        return
    others = british_of if variety is Variety.BRITISH else american_of
    for word in checked.target_words:
        wanted = others(word.text.lower())
        if wanted and wanted != word.text.lower():
            shown = wanted.capitalize() if word.is_capitalised else wanted
            other = Variety.AMERICAN if variety is Variety.BRITISH else Variety.BRITISH
            yield Finding(
                CheckKind.VARIETY,
                f"“{word.text}” is {other} spelling; {variety} is {shown}",
                subject=word.text.lower(),
                target=(word.span,),
                fix=Fix(word.start, word.end, shown),
            )
