"""Reading TMX of any tool, a unit at a time, also one that is packed (`.tmx.gz`, `.zip`).

Tools differ in their language codes, so a text is taken by the exact code, or else by a code of
the same language (`EN-GB`, `eng` or `English` for `en`).  Text inside inline elements is kept,
except for that of `bpt`, `ept`, `it`, `ph` and `ut`, which is the original of an inline code
(`tmx_codes`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from pathlib import Path
from unicodedata import normalize

from lxml import etree

from alignwb.core.bitext.codes import MOST_CODES, gap_for, numbers_in, with_gaps
from alignwb.core.languages.language_codes import is_language, languages_listed
from alignwb.errors import FormatError
from alignwb.files.packed import opened_unpacked
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_PAIRS_OF_A_UNIT
from alignwb.formats.read_report import ReadReport
from alignwb.formats.tmx.tmx_codes import UnitReading
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xml_text import ILLEGAL, restore
from alignwb.formats.xml_units import XmlUnits

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute for the language of a text."""

OURS = "alignwb"
"""The name under which this program writes TMX."""

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_ALONE = frozenset({"ph", "ut", "x"})
_WRAPPED = re.compile(r"(?:(?<![ \t])[ \t]++)?[\r\n]\s*")
_WHITE_CONTROLS = re.compile("[\x0b\x0c\x1c-\x1f]")


def read_tmx(
    path: Path,
    source_lang: str,
    target_lang: str,
    report: ReadReport | None = None,
    *,
    keeps_codes: bool = False,
) -> Iterator[tuple[int, TranslationUnit]]:
    """The pairs of texts in both languages, with the numbers of their units in the file from 1.

    A unit with several texts in a language gives a pair for each.  Texts are composed (NFC), on one
    line, and without characters that XML cannot hold; a pair's properties are the unit's `<prop>`
    elements, by type without `x-`.  keeps_codes: whether texts have their inline codes; else they
    are plain, with a space where only a code parted two words.  Its notes are those of the unit and
    of its texts, each on a line.  report: is told of what is left out
    or changed.  Raises ProjectError if the file cannot be read, and FormatError if it is no TMX or
    damaged, after the units before that.
    """
    report = ReadReport() if report is None else report
    wanted = source_lang, target_lang
    with reading(path, "TMX"):
        is_ours = False
        for number, element in enumerate(elements(path, ("tu",)), 1):
            if number == 1:
                is_ours = _is_ours(element)
            for unit in _Unit(
                element, number, report, is_ours=is_ours, keeps_codes=keeps_codes
            ).pairs(wanted):
                yield number, unit


def elements(path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """The elements with these tags, `tu` among them; a unit is freed when the next is asked for.

    Namespaces do not count.  Raises ProjectError if the file cannot be read, and FormatError if it
    is no TMX or damaged, after the elements before that.
    """
    with reading(path, "TMX"), opened_unpacked(path, ".tmx") as file:
        parsed = XmlUnits(file, path, [f"{{*}}{tag}" for tag in tags], ("tu",))
        yield from parsed
        if parsed.root is None or local_name(parsed.root) != "tmx":
            name = "" if parsed.root is None else parsed.root.tag
            raise FormatError(f"{path}: this is not TMX: its root is <{name}>")


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    # Not by `QName`, which refuses the name of an element whose prefix is not declared.
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)  # a file has few, and each in every unit
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def stated_language(variant: etree._Element) -> str:
    """The language that a `<tuv>` says it is in; TMX 1.1 has the attribute without the prefix."""
    return variant.get(LANG) or variant.get("lang") or ""


class _Unit:
    """A `<tu>`, whose pairs are asked for once."""

    def __init__(
        self,
        element: etree._Element,
        number: int,
        report: ReadReport,
        *,
        is_ours: bool,
        keeps_codes: bool,
    ) -> None:
        self._element = element
        self._number = number
        self._report = report
        self._is_ours = is_ours
        self._codes = UnitReading.of(map(str, element.itertext())) if keeps_codes else None
        self._notes: list[str] = []

    def pairs(self, wanted: tuple[str, str]) -> Iterator[TranslationUnit]:
        """A pair for each two texts in the languages that are wanted, the source's first."""
        variants: list[tuple[str, str]] = []
        properties: list[tuple[str, str]] = []
        for child in self._element:
            name = local_name(child)
            if name == "tuv":
                variants += self._variant(child, wanted)
            elif name == "prop":
                properties.append((child.get("type", "").removeprefix("x-"), child.text or ""))
            elif name == "note":
                self._add_note(child)
        self._report.languages.update(dict.fromkeys(language for language, _ in variants))
        sources, targets = self._texts(variants, wanted[0]), self._texts(variants, wanted[1])
        if not (sources and targets):
            self._leave_out(
                variants,
                [lang for lang, texts in zip(wanted, (sources, targets), strict=True) if not texts],
            )
            return
        note = "\n".join(self._notes)
        if len(sources) == len(targets) == 1:
            yield self._pair(sources[0], targets[0], note, tuple(properties))
            return
        pairs = product(sources, targets)
        for source, target in islice(pairs, MOST_PAIRS_OF_A_UNIT):
            yield self._pair(source, target, note, tuple(properties))
        for _ in pairs:
            self._report.leave_out(
                self._number, f"more than {MOST_PAIRS_OF_A_UNIT} pairs of texts in one unit"
            )

    def _pair(
        self, source: str, target: str, note: str, properties: tuple[tuple[str, str], ...]
    ) -> TranslationUnit:
        if self._codes is None or not self._codes.codes:
            return TranslationUnit(source, target, note, properties)
        has = numbers_in([source, target])
        codes = {number: code for number, code in self._codes.codes.items() if number in has}
        return TranslationUnit(source, target, note, properties, codes)

    def _add_note(self, element: etree._Element) -> None:
        if element.text and element.text not in self._notes:
            self._notes.append(element.text)

    def _variant(
        self, variant: etree._Element, wanted: tuple[str, str]
    ) -> Iterator[tuple[str, str]]:
        language = stated_language(variant)
        for child in variant:
            name = local_name(child)
            if name == "seg":
                text = _text(child) if self._codes is None else self._codes.text(child)
                yield language, self._cleaned(text)
                if len(child) and _is_one_of(language, wanted) and _has_inner_text(child):
                    self._report.mend(self._number, "text inside of codes (<sub>) is left out")
            elif name == "note" and _is_one_of(language, wanted):
                self._add_note(child)
        if self._codes is not None and self._codes.is_full:
            self._report.leave_out(self._number, f"more than {MOST_CODES:,} inline codes")

    def _cleaned(self, text: str) -> str:
        text = with_gaps(text)
        if not self._is_ours:
            # This program writes texts as they are; others wrap and indent what they write.
            if "\n" in text or "\r" in text:
                text = _WRAPPED.sub(" ", text)
            text = self._without_illegal(text)
        return (text if text.isascii() else normalize("NFC", text)).strip()

    def _without_illegal(self, text: str) -> str:
        restored = restore(text)
        if restored == text:
            return text
        for character in dict.fromkeys(ILLEGAL.findall(restored)):
            put = "a space" if _WHITE_CONTROLS.match(character) else "�"
            self._report.mend(
                self._number, f"U+{ord(character):04X}, which XML cannot hold, is now {put}"
            )
        return ILLEGAL.sub("\ufffd", _WHITE_CONTROLS.sub(" ", restored))

    def _texts(self, variants: list[tuple[str, str]], wanted: str) -> list[str]:
        """The texts that fit a language best, each once."""
        ranked = [
            (rank, language, text)
            for language, text in variants
            if text and (rank := _rank(language, wanted)) is not None
        ]
        if len(ranked) == 1:
            return [ranked[0][2]]
        best = min((rank for rank, _, _ in ranked), default=0)
        texts = list(dict.fromkeys(text for rank, _, text in ranked if rank == best))
        for rank, language, text in ranked:
            if rank != best and text not in texts:
                self._report.leave_out(
                    self._number, f"its text in {language}, beside the one in {wanted}"
                )
        return texts

    def _leave_out(self, variants: list[tuple[str, str]], missing: list[str]) -> None:
        has = languages_listed(language for language, text in variants if text)
        self._report.leave_out(
            self._number, f"no text in {' or '.join(missing)} (its languages: {has})"
        )


def _is_ours(unit: etree._Element) -> bool:
    root = unit.getroottree().getroot()
    headers = (each for each in root if local_name(each) == "header")
    return any(header.get("creationtool") == OURS for header in headers)


@lru_cache(maxsize=256)  # a file has few, and each in every unit
def _rank(language: str, wanted: str) -> int | None:
    """How well a code fits: 0 for the very code, 1 for one without a region, 2 for another.

    None if it is another language.
    """
    if not is_language(language, wanted):
        return None
    code = language.strip().casefold().replace("_", "-")
    if code == wanted.casefold().replace("_", "-"):
        return 0
    return 1 if code.isalpha() else 2


def _is_one_of(language: str, wanted: tuple[str, str]) -> bool:
    return any(_rank(language, each) is not None for each in wanted)


def _has_inner_text(seg: etree._Element) -> bool:
    """Whether codes of a text have texts of their own in them, such as that of a link's title."""
    return any(
        local_name(each) == "sub" and "".join(map(str, each.itertext())).strip()
        for each in seg.iter()
    )


def _text(element: etree._Element) -> str:
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in _CODES or name == "x":
            content = "".join(map(str, child.itertext()))
            pieces.append(
                gap_for(
                    stands_alone=name in _ALONE, kinds=(child.get("type", ""),), content=content
                )
            )
        elif name:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
