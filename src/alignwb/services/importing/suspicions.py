"""Whether what was read can be the text that it should be: its language, and its encoding."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.identification import language_name, likely_language
from alignwb.core.languages.long_sentences import CUT_HINT, CutSentence, in_words
from alignwb.core.reading.blocks import ReadDocument
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.file_kinds import takes_encoding

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


def suspicions_about(read: ReadDocument, source_lang: str, path: Path) -> tuple[Suspicion, ...]:
    """What speaks against a source read as a text in `source_lang` (BCP 47).

    path: of its file, whose bytes say where a wrong encoding came from.  Raises ProjectError if
    that cannot be read.
    """
    texts = [without_codes(block.text) for block in read.blocks]
    return (*_of_language(texts, source_lang), *_of_encoding("\n".join(texts), path))


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


def _of_encoding(text: str, path: Path) -> Iterator[Suspicion]:
    wrong = dict.fromkeys(
        match[0] for match in _TWICE_ENCODED.finditer(text) if _once_decoded(match[0])
    )
    if wrong:
        shown = ", ".join(f"“{each}” for “{_once_decoded(each)}”" for each in list(wrong)[:_SHOWN])
        yield Suspicion(
            f"this looks like UTF-8 that was read as Windows-1252: {shown}",
            _undoing(wrong, path),
        )
    controls = dict.fromkeys(_CONTROLS.findall(_TWICE_ENCODED.sub("", text)))
    if controls:
        codes = " ".join(f"{ord(each):02X}" for each in list(controls)[:_SHOWN])
        yield Suspicion(
            f"there are control characters in it: {codes}",
            "If it was read as Latin-1, it is probably Windows-1252: --encoding cp1252"
            if takes_encoding(path)
            else "If the file says that it is in Latin-1, it is probably in Windows-1252: save it"
            " in UTF-8 in the program that it comes from.",
        )


def _undoing(wrong: Iterable[str], path: Path) -> str:
    """How texts that were decoded wrongly are put right, by what stands in the file for them."""
    data = read_bytes(path)
    if _is_text_in_utf_8(data):
        if any(each.encode() in data for each in wrong):
            return "Undo it before importing: iconv -f utf-8 -t cp1252 FILE > NEW"
        if any(_once_decoded(each).encode() in data for each in wrong):
            return (
                "The file is in UTF-8: leave --encoding out."
                if takes_encoding(path)
                else "The file is in UTF-8, and says that it is in another encoding: put that right"
                " in it before importing."
            )
    return (
        "Open it in the program that it comes from. If it reads so there too, put it right and save"
        " it again; if not, save it again as it is, and import that."
    )


def _is_text_in_utf_8(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


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
