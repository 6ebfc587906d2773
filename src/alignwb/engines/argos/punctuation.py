"""Tidying what models leave behind: stray symbols, doubled punctuation, spaces, dashes, case."""

import re

from alignwb.core.markers import MARKER
from alignwb.engines.argos.quotation import find_marks
from alignwb.engines.argos.words import word_set, words_of

_STRAY = re.compile(rf"⁇|<unk>|▁|\ufffd|[\x00-\x1f\x7f-\x9f]|{MARKER.pattern}")
_SPACE_BEFORE = re.compile(r"\s+(?=[,;:!?)\]}»”]|\.(?!\.|\d))")
_SPACE_AFTER = re.compile(r"(?<=[(\[{«“‘„])\s+")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")
_MIXED = re.compile(r"[,;:]+(?=[.!?…])")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_LONG_STOPS = re.compile(r"\.{4,}")
_SPACED_DASH = re.compile(r"\s+(?:--?|–|—)\s+|--")
_DASHES = re.compile(r"\s+([-–—])\s+")
_REPEATED = re.compile(r"\b(\w+(?: \w+){0,3}) \1\b", re.IGNORECASE)
# Words that open a sentence in capitals and have none inside it.
_PLAIN_STARTS = word_set(
    "a an the this that these those he she it we they you his her its our their your my who which"
    " what when where why how and but or because if as in on at to of with for from by after"
    " before so then there not no all some many both also while although though since until"
    " only just even more most one two three such according during through without under over"
    " between against about like than or nor yet still once every each any another other"
)


def tidy(source: str, target: str, *, is_curly: bool) -> str:
    """The hypothesis without what no English sentence has, in the source's dashes and dots.

    `is_curly` says whether apostrophes are curly in this document.  Words said twice on end
    are a slip, unless the source does so too.
    """
    text = _STRAY.sub(" ", target)
    text = " ".join(text.split())
    text = _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", text))
    text = _MIXED.sub("", _DOUBLED.sub(r"\1", text))
    text = _LONG_STOPS.sub("...", _TWO_STOPS.sub(".", text))
    text = _without_repeats(source, text)
    return _apostrophes(_dots(source, _dashes(source, text)), is_curly=is_curly)


def match_case(source: str, target: str) -> str:
    """The target with its first letter in the case of the source's.

    It is lowered only in words that have no capital of their own, and never in “I”.
    """
    source_words, target_words = words_of(source), words_of(target)
    if not source_words or not target_words:
        return target
    first = target_words[0]
    letter = target[first.start]
    if source_words[0].is_capitalised:
        letter = letter.upper()
    elif source_words[0].text[0].islower() and first.text.lower() in _PLAIN_STARTS:
        letter = letter.lower()
    return target[: first.start] + letter + target[first.start + 1 :]


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
    marks = {mark.offset for mark in find_marks(target)}
    apostrophe = "’" if is_curly else "'"
    return "".join(
        apostrophe if letter in "'’`´" and offset not in marks else letter
        for offset, letter in enumerate(target)
    )


def _without_repeats(source: str, target: str) -> str:
    """Runs of one to four words said twice on end are said once, unless the source has such."""
    if _REPEATED.search(source):
        return target
    text, count = _REPEATED.subn(r"\1", target)
    return text if not count else _without_repeats(source, text)
