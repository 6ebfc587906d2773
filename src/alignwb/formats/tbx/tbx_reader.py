"""Reading TBX, version 2 (`martif`), 3 (`tbx`, styles DCA and DCT) and Min, and MultiTerm XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

from lxml import etree

from alignwb.core.languages.language_codes import base_language, languages_listed
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MEGABYTE, MOST_XML_BYTES, beyond_limit
from alignwb.formats.tbx import tbx_names as names
from alignwb.formats.termbase.status_words import folded, to_status
from alignwb.formats.termbase.termbase_rows import LeftOut, PlacedTerm, ReadTerms
from alignwb.formats.xml_text import restore
from alignwb.formats.xml_units import XmlUnits

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BREAK = re.compile(r"(?:(?<!\s)[^\S\r\n\t]++)?[\r\n\t]\s*")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One term of one language; `status` is None if none is stated."""

    text: str
    status: TermStatus | None
    pos: str
    notes: tuple[str, ...]
    is_kept: bool


def read_tbx(
    data: bytes, path: Path, source_lang: str = "nl", target_lang: str = "en"
) -> ReadTerms:
    """Read the terms of two languages, whatever their regions (`en-GB` is `en`).

    Every target term of an entry makes a row; its source is the first source term that is not
    deprecated, and the other source terms are variants.  Of the target terms without a status the
    first is preferred if none is by its status, and the others are admitted.  Definitions and
    notes become the note.  Entries that lack a language are left out.  Raises FormatError with file
    and line.
    """
    with reading(path, "TBX"):
        if len(data) > MOST_XML_BYTES:
            most = f"{MOST_XML_BYTES // MEGABYTE} MB"
            raise beyond_limit(path, "it is too large for TBX", most, "Split it.")
        return _read(data, path, source_lang, target_lang)


def _read(data: bytes, path: Path, source_lang: str, target_lang: str) -> ReadTerms:
    terms: list[PlacedTerm] = []
    left_out: list[LeftOut] = []
    languages: dict[str, None] = {}
    unstated: set[int] = set()
    for entry in _entries(data, path):
        line = _line(entry)
        sections = _sections(entry)
        languages |= dict.fromkeys(_stated_languages(entry))
        sources = sections.get(base_language(source_lang), [])
        targets = sections.get(base_language(target_lang), [])
        if sources and targets:
            notes = _notes(entry)
            rows = _rows(sources, targets, notes)
            if not any(each.status or each.is_kept for each in targets):
                unstated.add(line)
            terms += (PlacedTerm(line, row) for row in rows)
        else:
            missing = target_lang if sources else source_lang
            name = next((each.text for each in (*sources, *targets)), entry.get("id", ""))
            left_out.append(LeftOut(line, f"the entry “{name}” has no term in “{missing}”"))
    if left_out and not terms:
        raise FormatError(
            f"{path}: no entry has a term in both “{source_lang}” and “{target_lang}”",
            hint=f"The languages of the file are: {languages_listed(languages)}.",
        )
    return ReadTerms(tuple(terms), tuple(left_out), unstated=frozenset(unstated))


def _rows(sources: list[_Spelling], targets: list[_Spelling], notes: list[str]) -> Iterator[Term]:
    wanted = [each for each in sources if each.status is not TermStatus.FORBIDDEN] or sources
    main = wanted[0]
    variants = tuple(each.text for each in sources if each is not main)
    has_preferred = any(each.status is TermStatus.PREFERRED for each in targets)
    rendered: set[str] = set()
    for target in targets:
        if target.text in rendered:
            continue
        status = target.status
        if status is None:
            status = TermStatus.ADMITTED if has_preferred else TermStatus.PREFERRED
            has_preferred = True
        if target.is_kept or (main.is_kept and target.text == main.text):
            status = TermStatus.DO_NOT_TRANSLATE
        rendered.add(target.text)
        yield Term(
            source=main.text,
            target=target.text,
            status=status,
            pos=target.pos or main.pos,
            note="; ".join(dict.fromkeys((*notes, *main.notes, *target.notes))),
            variants=variants,
        )


def _sections(entry: etree._Element) -> dict[str, list[_Spelling]]:
    """The terms of an entry by language, under its primary code."""
    is_kept = _is_kept(entry)
    sections: dict[str, list[_Spelling]] = {}
    for section in _below(entry, names.LANGUAGES):
        lang = base_language(_stated_language(section))
        notes = _notes(section)
        for number, group in enumerate(_below(section, names.TERMS)):
            spelling = _spelling(group, [] if number else notes, is_kept=is_kept)
            if spelling:
                sections.setdefault(lang, []).append(spelling)
    return sections


def _stated_languages(entry: etree._Element) -> list[str]:
    return [_stated_language(section) for section in _below(entry, names.LANGUAGES)]


def _stated_language(section: etree._Element) -> str:
    stated = section.get(_LANG) or section.get("lang")
    if stated is None:
        # MultiTerm has an element for it: `<language type="Dutch" lang="NL"/>`.
        language = next(iter(_below(section, {"language"})), None)
        if language is not None:
            stated = language.get("lang") or language.get("type")
    return stated or ""


def _spelling(group: etree._Element, notes: list[str], *, is_kept: bool) -> _Spelling | None:
    """The term in a term section; None if it has none.  notes: the notes of its language."""
    term = next(iter(_below(group, {"term"})), None)
    text = _text(term) if term is not None else ""
    if not text:
        return None
    statuses = (
        to_status(_text(each))
        for each in group.iter(etree.Element)
        if _category(each) in names.STATUS_CATEGORIES
    )
    parts = (
        _text(each)
        for each in group.iter(etree.Element)
        if _category(each) == names.PART_OF_SPEECH.casefold()
    )
    return _Spelling(
        text,
        next(filter(None, statuses), None),
        next(parts, ""),
        (*notes, *_notes(group)),
        is_kept or _is_kept(group),
    )


def _notes(element: etree._Element) -> list[str]:
    """Definitions and notes directly on an element, or in a group on it."""
    found = (
        _text(next(iter(_below(each, {"noteValue"})), each))
        for each in _own(element)
        if _category(each) in names.NOTE_CATEGORIES
    )
    return [text for text in found if text]


def _is_kept(element: etree._Element) -> bool:
    """Whether an element states that it is not to be translated."""
    return any(
        _category(each) in names.KEEPING_CATEGORIES and folded(_text(each)) == "no"
        for each in _own(element)
    )


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """The elements that are about this one and not about a language or term inside it."""
    for child in element.iterchildren(etree.Element):
        name = _local(child)
        if name in names.LANGUAGES | names.TERMS | {"term"}:
            continue
        if name.endswith(("Grp", "Group")):
            yield from _own(child)
        else:
            yield child


def _category(element: etree._Element) -> str:
    """The data category in lower case: the attribute `type`, or else the element's own name."""
    return folded(element.get("type") or _local(element))


def _below(element: etree._Element, wanted: set[str]) -> list[etree._Element]:
    """The elements of those names in one, without those inside another of them."""
    found: list[etree._Element] = []
    for child in element.iterchildren(etree.Element):
        if _local(child) in wanted:
            found.append(child)
        else:
            found += _below(child, wanted)
    return found


def _line(element: etree._Element) -> int:
    return cast(int, element.sourceline or 1)


def _local(element: etree._Element) -> str:
    # Not by `QName`, which refuses the name of an element whose prefix is not declared.
    return element.tag.rpartition("}")[2].rpartition(":")[2]


def _text(element: etree._Element) -> str:
    text = "".join(str(part) for part in element.itertext())
    return restore(_BREAK.sub(" ", text).strip())


def _entries(data: bytes, path: Path) -> Iterator[etree._Element]:
    """All entries; each is freed when the next is asked for."""
    tags = [f"{{*}}{name}" for name in sorted(names.ENTRIES)]
    parsed = XmlUnits(BytesIO(data), path, tags, sorted(names.ENTRIES), before_line=":")
    yield from parsed
    root = parsed.root
    if root is None or _local(root) not in names.ROOTS:
        name = "" if root is None else _local(root)
        raise FormatError(
            f"{path}: this is not TBX: its root is <{name}>",
            hint="TBX 2 begins with <martif>, TBX 3 with <tbx>, TBX-Min with <TBX>, and the XML of"
            " MultiTerm with <mtf>.",
        )
