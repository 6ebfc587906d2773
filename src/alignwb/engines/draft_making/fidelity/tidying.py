"""The slips of models: stray symbols, doubled punctuation, spaces, dashes, case, and loops."""

import re
from functools import lru_cache
from operator import eq

from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.function_words import ENGLISH_SENTENCE_OPENERS
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.core.languages.words import first_word, opening_letter

_UNTIDY = re.compile(
    rf"⁇|<unk>|▁|\ufffd|[\x00-\x1f\x7f-\x9f]|{MARKER.pattern}"
    r"|^\s|\s$|\s(?=[\s,;:!?)\]}»”.])|[(\[{«“‘„]\s|[,;:]\s*[,;:.!?…]|\.\.|[^\S ]"
)
"""Anything that the rules for stray symbols are about; most hypotheses have none of it."""

_STRAY = re.compile(rf"⁇|<unk>|▁|\ufffd|[\x00-\x1f\x7f-\x9f]|{MARKER.pattern}")
_SPACE_BEFORE = re.compile(r"(?<!\s)\s++(?=[,;:!?)\]}»”]|\.(?!\.|\d))")
_SPACE_AFTER = re.compile(r"(?<=[(\[{«“‘„])\s+")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")
_MIXED = re.compile(r"(?<![,;:])[,;:]++(?=[.!?…])")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_LONG_STOPS = re.compile(r"\.{4,}")
_SPACED_DASH = re.compile(r"(?<!\s)\s++(?:--?|–|—)\s+|--")
_DASHES = re.compile(r"(?<!\s)\s++([-–—])\s+")
_REPEATED = re.compile(r"\b(\w+(?: \w+){0,3}) \1\b", re.IGNORECASE)
_APOSTROPHE = re.compile("['’`´]")
_GOES_ON = re.compile(r"[!?…][’”'\"]*\s+[a-z]")
_NEW_SENTENCE = re.compile(r"[!?…][’”'\"]*\s+([A-Z]\w*)")
_LONGEST_LOOP = 8
"""Words of a run that may come over and over."""


def tidy(source: str, target: str, *, is_curly: bool) -> str:
    """The hypothesis as an English sentence may look, with the source's dashes and dots.

    `is_curly` says whether apostrophes are curly in this document.  Words said twice on end
    are a slip, unless the source does so too.
    """
    text = _without_stray(target) if _UNTIDY.search(target) else target
    text = _without_repeats(source, text)
    return _apostrophes(_dots(source, _dashes(source, text)), is_curly=is_curly)


def match_case(source: str, target: str) -> str:
    """The target with the letter that begins it in the case of the source's.

    It is lowered only in words that have no capital of their own, and never in “I”.
    """
    opening, place, first = opening_letter(source), opening_letter(target), first_word(target)
    if opening is None or place is None or first is None:
        return target
    letter = target[place]
    if source[opening].isupper():
        letter = letter.upper()
    elif source[opening].islower() and first.text.lower() in ENGLISH_SENTENCE_OPENERS:
        letter = letter.lower()
    target = target[:place] + letter + target[place + 1 :]
    return _lower_after_question(source, target)


def is_looping(source: str, target: str) -> bool:
    """Whether the target says one run of words over and over, which the source does not.

    Small models fail in this way on headings, lists and rare words.

    A loop is a run of 1 to 8 words that comes at least three times on end (four for a single
    word), more often than any run does in the source; or a target far longer than its source.
    """
    words = target.lower().split()
    source_words = source.lower().split()
    if len(words) > 3 * len(source_words) + 8:
        return True
    repeats = _most_repeats(words)
    return repeats > 2 and repeats > _most_repeats(source_words)


def _without_stray(target: str) -> str:
    text = _STRAY.sub(" ", target)
    text = " ".join(text.split())
    text = _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", text))
    text = _MIXED.sub("", _DOUBLED.sub(r"\1", text))
    return _LONG_STOPS.sub("...", _TWO_STOPS.sub(".", text))


def _lower_after_question(source: str, target: str) -> str:
    """In “Is dat zo?” vroeg hij, the “he asked” that follows has no capital."""
    if not _GOES_ON.search(source) or _NEW_SENTENCE.search(source):
        return target
    return _NEW_SENTENCE.sub(
        lambda match: (
            match[0].lower() if match[1].lower() in ENGLISH_SENTENCE_OPENERS else match[0]
        ),
        target,
    )


def _dashes(source: str, target: str) -> str:
    """Spaced dashes in the one style the source has; as they are if it has none or several."""
    styles = set(_DASHES.findall(source))
    if len(styles) != 1:
        return target
    return _SPACED_DASH.sub(f" {styles.pop()} ", target)


def _dots(source: str, target: str) -> str:
    if "…" in source and "..." not in source:
        return target.replace("...", "…")
    if "..." in source and "…" not in source:
        return target.replace("…", "...")
    return target


def _apostrophes(target: str, *, is_curly: bool) -> str:
    """Apostrophes of one shape; quotation marks are another matter."""
    if not _APOSTROPHE.search(target):
        return target
    marks = {mark.offset for mark in find_marks(target)}
    apostrophe = "’" if is_curly else "'"
    return _APOSTROPHE.sub(lambda match: match[0] if match.start() in marks else apostrophe, target)


def _without_repeats(source: str, target: str) -> str:
    """Runs of one to four words said twice on end are said once, unless the source has such."""
    if _repeats_words(source):
        return target
    text, count = _REPEATED.subn(r"\1", target)
    return text if not count else _without_repeats(source, text)


@lru_cache(maxsize=64)
def _repeats_words(source: str) -> bool:
    return _REPEATED.search(source) is not None


def _most_repeats(words: list[str]) -> int:
    """The times on end that the most repeated run of words comes; of a single word one less."""
    most = 0
    for length in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
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
