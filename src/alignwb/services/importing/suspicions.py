"""Whether what was read can be the text that it should be: its language, and its encoding."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.identification import language_name, likely_language
from alignwb.core.languages.long_sentences import CUT_HINT, CutSentence, in_words
from alignwb.core.reading.blocks import ReadDocument

_TWICE_ENCODED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]{1,3}"
)
_CONTROLS = re.compile("[\u0080-\u009f]")
_PUNCTUATION = "“”‘’…–—›"
_SHOWN = 3
_KNOWN = {"nl", "en"}


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A reason to think that a source is not what it should be.

    Attributes:
        text: What it is.
        hint: What to do about it.
        is_mistake: True if it is almost certainly a mistake, so that nothing should be written.
    """

    text: str
    hint: str
    is_mistake: bool = False


def suspicions_about(read: ReadDocument, source_lang: str) -> tuple[Suspicion, ...]:
    """What speaks against a source read as a text in `source_lang` (BCP 47)."""
    texts = [without_codes(block.text) for block in read.blocks]
    return (*_of_language(texts, source_lang), *_of_encoding("\n".join(texts)))


def suspicions_about_cuts(cut: Sequence[CutSentence]) -> tuple[Suspicion, ...]:
    """What speaks against a source in which sentences had to be cut."""
    return (Suspicion(in_words(cut), CUT_HINT),) if cut else ()


def _of_language(texts: list[str], source_lang: str) -> Iterator[Suspicion]:
    expected = source_lang.partition("-")[0].lower()
    found = likely_language(texts) if expected in _KNOWN else None
    if found is None or found == expected:
        return
    name = language_name(expected)
    if found:
        yield Suspicion(
            f"the text is {language_name(found)}, not {name}",
            "Is it the right file? A translation goes beside its source with: alignwb align."
            " To import it all the same: alignwb import --anyway FILE",
            is_mistake=True,
        )
    else:
        yield Suspicion(f"the text does not look {name}", "Is it the right file?")


def _of_encoding(text: str) -> Iterator[Suspicion]:
    wrong = dict.fromkeys(
        match[0] for match in _TWICE_ENCODED.finditer(text) if _once_decoded(match[0])
    )
    if wrong:
        shown = ", ".join(f"“{each}” for “{_once_decoded(each)}”" for each in list(wrong)[:_SHOWN])
        yield Suspicion(
            f"this looks like UTF-8 that was read as Windows-1252: {shown}",
            "Undo it before importing: iconv -f utf-8 -t cp1252 FILE > NEW",
        )
    controls = dict.fromkeys(_CONTROLS.findall(_TWICE_ENCODED.sub("", text)))
    if controls:
        codes = " ".join(f"{ord(each):02X}" for each in list(controls)[:_SHOWN])
        yield Suspicion(
            f"there are control characters in it: {codes}",
            "If it was read as Latin-1, it is probably Windows-1252: --encoding cp1252",
        )


def _once_decoded(text: str) -> str:
    """The characters whose bytes were taken for others; "" if they were not."""
    if len(text) == 2 and text[1] in _PUNCTUATION:
        return ""  # a capital and a mark after it, rather than one of the letters few texts have
    data = b"".join(_byte(character) for character in text)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")
