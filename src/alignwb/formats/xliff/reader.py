"""Making a bitext of an XLIFF 2 tree."""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import chain, count

from lxml import etree

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.languages.language_codes import is_language
from alignwb.formats.xliff import names
from alignwb.formats.xliff.metadata import read_file_original
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unit_reader import (
    STATUS_OF_STATE,
    Surroundings,
    foreign_status,
    inherit,
    read_paragraph,
)
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import restore

_TOP = Surroundings(preserve=False, translate=True, namespaces={})


def read_root(
    root: etree._Element, document: str
) -> tuple[Bitext, tuple[Surroundings, ...], tuple[int, ...]]:
    """The bitext, the surroundings of each of its paragraphs, and the numbers of their units.

    A unit that has nothing but white space and codes between segments is no paragraph.  Ids of
    units are unique in their file only; one that another unit has too gets the file's before it.
    Raises UnreadableError.
    """
    source_lang = root.get("srcLang")
    if not source_lang:
        raise UnreadableError(
            root, "the file does not say which language its sources are in (srcLang)"
        )
    paragraphs: dict[str, Paragraph] = {}
    surroundings: list[Surroundings] = []
    places: list[int] = []
    original = ""
    stated = "", ""
    total = 0
    foreign_states: Counter[str] = Counter()
    repeated = 0
    for file in root.iterchildren(names.FILE):
        if not original:
            original, stated = restore(file.get("original", "")), read_file_original(file)
        in_file: dict[str, bool] = {}
        for unit, around in _units(file, inherit(file, inherit(root, _TOP))):
            total += 1
            unit_id = unit.get("id")
            if not unit_id:
                raise UnreadableError(unit, "a unit has no id")
            paragraph = read_paragraph(unit, _own_id(unit_id, file, paragraphs), around)
            repeated += _is_repeated(unit, paragraph, in_file)
            if paragraph is None:
                continue
            paragraphs[paragraph.id] = paragraph
            surroundings.append(replace(around, unit_id=unit_id))
            places.append(total - 1)
            foreign_states.update(_foreign_states(unit))
    _refuse_misplaced_units(root, total)
    _refuse_unfilled(root, total)
    remarks = [_about(state, count) for state, count in foreign_states.items()]
    remarks += _about_repeated(repeated)
    languages = source_lang, _target_lang(root, source_lang)
    units = tuple(paragraphs.values())
    bitext = Bitext(document, original, units, *languages, tuple(remarks), *stated)
    return bitext, tuple(surroundings), tuple(places)


def _target_lang(root: etree._Element, source_lang: str) -> str:
    """The language of the targets; where none is stated, the other one of English and Dutch."""
    return root.get("trgLang") or ("nl" if is_language(source_lang, "en") else "en")


def _is_repeated(
    unit: etree._Element, paragraph: Paragraph | None, in_file: dict[str, bool]
) -> bool:
    """Whether an earlier unit of the file has the id of this one.

    in_file: the ids so far, and whether one with it is of a document that this program has read.
    Raises UnreadableError where that is so: this program gives no id twice, so one of the two is a
    copy that a merge of two versions has left.  Some other tools do, and mean two units.
    """
    unit_id = unit.get("id", "")
    is_imported = paragraph is not None and bool(
        paragraph.places or paragraph.lines or paragraph.page
    )
    is_repeated = unit_id in in_file
    if is_repeated and (is_imported or in_file[unit_id]):
        raise UnreadableError(unit, f"there are two units with the id “{unit_id}”")
    in_file[unit_id] = in_file.get(unit_id, False) or is_imported
    return is_repeated


def _own_id(unit_id: str, file: etree._Element, taken: Container[str]) -> str:
    """An id for a paragraph that no unit before it has."""
    if unit_id not in taken:
        return unit_id
    longer = f"{file.get('id', '')}:{unit_id}"
    return next(
        each
        for each in chain([longer], (f"{longer}:{number}" for number in count(2)))
        if each not in taken
    )


def _foreign_states(unit: etree._Element) -> Iterator[str]:
    for segment in unit.iterchildren(names.SEGMENT):
        state = segment.get("state", "initial")
        if state not in STATUS_OF_STATE:
            yield state


def _about(state: str, number: int) -> str:
    status = foreign_status(state)
    segments = "1 segment has" if number == 1 else f"{number} segments have"
    return f"{segments} the state “{state}”, which XLIFF 2 does not have; read as {status}"


def _about_repeated(number: int) -> list[str]:
    if not number:
        return []
    units = "1 unit has" if number == 1 else f"{number} units have"
    return [f"{units} an id that another one has; each is a unit of its own"]


def _refuse_misplaced_units(root: etree._Element, count: int) -> None:
    """Raise UnreadableError if there are more units than the `count` that stand where they may.

    The others would be left out in silence, and the places of those in the file be confused.
    """
    units = list(root.iter(names.UNIT))
    if len(units) == count:
        return
    for unit in units:
        parent = unit.getparent()
        if parent is None or parent.tag not in (names.FILE, names.GROUP):
            raise UnreadableError(unit, "a unit stands neither in a file nor in a group")
    raise UnreadableError(root, "there are units in groups or files where XLIFF has none")


def _refuse_unfilled(root: etree._Element, count: int) -> None:
    """Raise UnreadableError if there are no units, and no group either that may be empty."""
    groups = (child(file, names.GROUP) for file in root.iterchildren(names.FILE))
    if not count and all(group is None for group in groups):
        raise UnreadableError(root, "there is no unit in this file, so nothing to translate")


def _units(
    parent: etree._Element, around: Surroundings
) -> Iterator[tuple[etree._Element, Surroundings]]:
    for part in parent:
        if part.tag == names.UNIT:
            yield part, around
        elif part.tag == names.GROUP:
            yield from _units(part, inherit(part, around))
