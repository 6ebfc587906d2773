"""Reading TMX of any tool, a unit at a time.

Tools differ in their language codes, so a text is taken by the exact code, or else by a code of
the same language (`EN-GB` for `en`).  Text inside inline elements is kept, except for that of
`bpt`, `ept`, `it`, `ph` and `ut`, which is another tool's code.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError
from alignwb.files.file_bytes import opened
from alignwb.files.reading import reading
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xml_units import XmlUnits

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute for the language of a text."""

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read_tmx(
    path: Path, source_lang: str, target_lang: str
) -> Iterator[tuple[int, TranslationUnit]]:
    """The units that have a text in both languages, with their numbers in the file from 1.

    A unit's properties are its `<prop>` elements, by type without `x-`.  Raises ProjectError if the
    file cannot be read, and FormatError if it is no TMX or damaged, after the units before that.
    """
    with reading(path, "TMX"):
        for number, element in enumerate(elements(path, ("tu",)), 1):
            unit = _unit(element, source_lang.lower(), target_lang.lower())
            if unit.source and unit.target:
                yield number, unit


def elements(path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """The elements with these tags, `tu` among them; a unit is freed when the next is asked for.

    Entities are not followed.  Raises ProjectError if the file cannot be read, and FormatError if
    it is no TMX or damaged, after the elements before that.
    """
    with reading(path, "TMX"), opened(path) as file:
        parsed = XmlUnits(file, path, tags, ("tu",))
        yield from parsed
        if parsed.root is None or parsed.root.tag != "tmx":
            name = "" if parsed.root is None else parsed.root.tag
            raise FormatError(f"{path}: this is not TMX: its root is <{name}>")


def _unit(element: etree._Element, source_lang: str, target_lang: str) -> TranslationUnit:
    texts: dict[str, str] = {}
    properties = []
    note = ""
    for child in element:
        if child.tag == "tuv":
            _add_variant(texts, child)
        elif child.tag == "prop":
            properties.append((child.get("type", "").removeprefix("x-"), child.text or ""))
        elif child.tag == "note":
            note = note or child.text or ""
    return TranslationUnit(
        _of_language(texts, source_lang), _of_language(texts, target_lang), note, tuple(properties)
    )


def _add_variant(texts: dict[str, str], variant: etree._Element) -> None:
    # TMX 1.1 has the attribute without the prefix.
    lang = variant.get(LANG) or variant.get("lang") or ""
    for child in variant:
        if child.tag == "seg":
            texts.setdefault(lang.lower().replace("_", "-"), _text(child).strip())


def _text(element: etree._Element) -> str:
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CODES:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _of_language(texts: dict[str, str], lang: str) -> str:
    if lang in texts:
        return texts[lang]
    language = lang.partition("-")[0]
    if language in texts:
        return texts[language]
    return next((text for code, text in texts.items() if code.partition("-")[0] == language), "")
