"""English passages in a Dutch text: quotations and titles that a draft keeps as they are."""

import re

from alignwb.engines.argos.fidelity.quotation_marks import find_marks
from alignwb.engines.argos.fidelity.words import PlacedWord, word_set, words_of

# Function words of one language that are no words of the other.
_ENGLISH = word_set(
    "the and that this with for from are were been not but which who his their they she it its you"
    " your my our would could should shall to be by as at an or about into without when there than"
    " any has have"
)
_ENGLISH_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_ENGLISH))})\b", re.IGNORECASE)
_DUTCH = word_set(
    "de het een en van dat te niet aan er maar ook als voor zij hij ze ik wij u je haar hun naar"
    " uit bij nog wel dan dit deze om tot heeft wordt werd worden kan zal zou zijn geen meer zich"
    " mijn ons onze hebben want dus heb ben bent wat waar wie hoe"
)

Span = tuple[int, int]


def is_english(text: str, least: int = 2) -> bool:
    """Whether a text of three words or more reads as English.

    It has at least `least` English function words and not one that is Dutch only.
    """
    words = [word.text.lower() for word in words_of(text)]
    if len(words) < 3 or any(word in _DUTCH for word in words):
        return False
    return sum(word in _ENGLISH for word in words) >= least


def english_spans(text: str) -> tuple[Span, ...]:
    """The English passages of a Dutch sentence, in order: quotations, and titles in running text.

    A quotation comes with its marks and the punctuation after them.
    """
    if not _ENGLISH_WORD.search(text):
        return ()
    spans = _quoted(text)
    if not spans and is_english(text):
        return ((0, len(text)),)
    for span in _titles(text):
        if all(span[1] <= start or end <= span[0] for start, end in spans):
            spans.append(span)
    return tuple(sorted(spans))


def _quoted(text: str) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    for mark in find_marks(text):
        if mark.opens:
            opened = mark.offset
        elif opened is not None:
            if is_english(text[opened : mark.offset], least=1):
                end = mark.offset + 1
                while end < len(text) and text[end] in ".,;:!?…":
                    end += 1
                spans.append((opened, end))
            opened = None
    return spans


def _titles(text: str) -> list[Span]:
    """Runs from a capitalised English function word on, with at least three of them."""
    spans: list[Span] = []
    run: list[PlacedWord] = []
    for word in (*words_of(text), None):
        if word and run and _continues(text, run[-1], word):
            run.append(word)
            continue
        if sum(item.text.lower() in _ENGLISH for item in run) >= 3:
            spans.append((run[0].start, run[-1].end))
        starts = word and word.is_capitalised and word.text.lower() in _ENGLISH
        run = [word] if word and starts else []
    return spans


def _continues(text: str, last: PlacedWord, word: PlacedWord) -> bool:
    gap = text[last.end : word.start]
    lower = word.text.lower()
    if lower in _DUTCH or not re.fullmatch(r",?:? ", gap):
        return False
    return word.is_capitalised or lower in _ENGLISH or lower in {"of", "in", "on"}
