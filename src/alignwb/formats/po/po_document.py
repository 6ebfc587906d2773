"""A client's catalogue of messages (PO): read as blocks with targets, written back with others.

Only translations and the flag `fuzzy` change; all other bytes stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Origin, OriginKind, Status
from alignwb.core.languages.language_codes import is_language
from alignwb.core.reading.blocks import Block, BlockSegment, ReadDocument, Untranslated
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
from alignwb.formats.po.catalogue import Catalogue, read_catalogue
from alignwb.formats.po.message_codes import MessageCodes, render_message
from alignwb.formats.po.po_entries import PoEntry

OBSOLETE = "obsolete messages"
ALONE = "messages without words"

_LONGEST_COMMENT = 2_000
_OPEN = frozenset({Status.DRAFT, Status.EDITED})
_OF_MSGIDS = "en"
"""The language of the sources of a catalogue that does not say it, as gettext has it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A translation of an entry: its block, and the keyword it stands behind."""

    entry: PoEntry
    keyword: str
    source: str
    block: Block


def read_po_document(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a file: one for each message that has words, and for each form of a plural.

    Raises FormatError with the line if it is no PO, or not in its encoding.
    """
    with reading(path, "PO"):
        catalogue = read_catalogue(data, path)
        if not catalogue.entries:
            raise FormatError(
                f"{path}: there is no message in this file", hint="Is it the right file?"
            )
        slots = tuple(_slots(catalogue))
        return ReadDocument(
            tuple(slot.block for slot in slots),
            left_out=tuple(_left_out(catalogue, slots)),
            remarks=tuple(_remarks(catalogue, slots)),
            languages=_languages(catalogue.header),
        )


def write_po_document(
    data: bytes, targets: Mapping[str, Sequence[PlacedTarget | None]], path: Path
) -> bytes:
    """The file with other translations.

    targets: of each block, by its place; None for one that stays as it is.  An entry is fuzzy as
    long as one of its translations is not confirmed.  Raises FormatError as `read_po_document`
    does, and on codes that the message has not.
    """
    with reading(path, "PO"):
        catalogue = read_catalogue(data, path)
        changes: list[tuple[int, int, str]] = []
        for _, group in groupby(_slots(catalogue), lambda slot: id(slot.entry)):
            slots = list(group)
            placed = [next(iter(targets.get(slot.block.place, ())), None) for slot in slots]
            if any(placed):
                changes += _changes(catalogue, slots, placed, path)
        return catalogue.document.with_changes(changes) if changes else data


def _slots(catalogue: Catalogue) -> Iterator[_Slot]:
    for number, entry in enumerate(catalogue.entries, 1):
        if entry.is_obsolete or not entry.texts.get("msgid"):
            continue
        forms = catalogue.forms_of(entry)
        if not forms:
            slot = _slot(catalogue, entry, str(number), "msgstr", entry.texts["msgid"])
            if slot:
                yield slot
            continue
        for form in range(forms):
            is_singular = form == 0 and forms > 1
            source = entry.texts["msgid" if is_singular else "msgid_plural"]
            said = (f"plural form {form + 1} of {forms}",)
            place = f"{number}.{form}"
            slot = _slot(catalogue, entry, place, f"msgstr {form}", source, said)
            if slot:
                yield slot


def _slot(
    catalogue: Catalogue,
    entry: PoEntry,
    place: str,
    keyword: str,
    message: str,
    said: tuple[str, ...] = (),
) -> _Slot | None:
    path = catalogue.document.path
    codes = MessageCodes(f"{path}, line {entry.line}", entry.flags, is_plural=bool(said))
    source = codes.read(message)
    if not without_codes(source).strip():
        return None
    target = codes.read(entry.texts.get(keyword, ""))
    status, origin = _state(entry, has_target=bool(target))
    last = max(last for _, last in entry.lines.values())
    block = Block(
        Kind.PARAGRAPH,
        source,
        (entry.line, last),
        place=place,
        codes=codes.codes,
        segments=(BlockSegment(source, target, status, origin),),
        comments=tuple(dict.fromkeys((*_comments(entry), *said))),
    )
    return _Slot(entry, keyword, message, block)


def _state(entry: PoEntry, *, has_target: bool) -> tuple[Status, Origin | None]:
    """How far a translation has come.  A fuzzy one of which gettext kept what its source was is
    one that gettext put in.
    """
    if not has_target:
        return Status.INITIAL, None
    if "fuzzy" not in entry.flags:
        return Status.CONFIRMED, None
    if entry.previous:
        return Status.DRAFT, Origin(OriginKind.TM, "msgmerge")
    return Status.EDITED, None


def _comments(entry: PoEntry) -> Iterator[str]:
    if context := entry.texts.get("msgctxt"):
        yield _line(f"context: {context}")
    yield from filter(None, map(_line, (*entry.extracted, *entry.notes)))
    if entry.previous:
        yield _line(f"its source was: {' '.join(entry.previous)}")
    if entry.references:
        yield _line(f"used in: {' '.join(entry.references)}")
    if flags := sorted(entry.flags - {"fuzzy", ""}):
        yield _line(f"flags: {', '.join(flags)}")


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_COMMENT else f"{line[:_LONGEST_COMMENT]}…"


def _changes(
    catalogue: Catalogue, slots: list[_Slot], placed: list[PlacedTarget | None], path: Path
) -> Iterator[tuple[int, int, str]]:
    is_fuzzy = False
    for slot, target in zip(slots, placed, strict=True):
        [read] = slot.block.segments
        now = target or PlacedTarget(read.target, read.status)
        is_fuzzy = is_fuzzy or (bool(now.text) and now.status in _OPEN)
        if target is None or target.text == read.target:
            continue
        text = PlacedText(target.text, target.codes)
        around = slot.entry.texts.get(slot.keyword, "")
        around = around if around.strip() else slot.source
        place = f"{path}, line {slot.entry.line}"
        message = render_message(text, slot.block.codes, around, place)
        yield catalogue.translated(slot.entry, slot.keyword, message)
    yield from catalogue.flagged(slots[0].entry, is_fuzzy=is_fuzzy)


def _left_out(catalogue: Catalogue, slots: Sequence[_Slot]) -> Iterator[Untranslated]:
    there = {id(slot.entry) for slot in slots}
    obsolete, alone = [], []
    for entry in catalogue.entries:
        text = entry.texts.get("msgid", "").strip()
        if entry.is_obsolete and text:
            obsolete.append(text)
        elif text and id(entry) not in there:
            alone.append(text)
    if obsolete:
        yield Untranslated(OBSOLETE, tuple(obsolete))
    if alone:
        yield Untranslated(ALONE, tuple(alone))


def _remarks(catalogue: Catalogue, slots: Sequence[_Slot]) -> Iterator[str]:
    has_plurals = any("msgid_plural" in slot.entry.texts for slot in slots)
    if has_plurals and not catalogue.forms:
        yield (
            "its header does not say how many plural forms the language has (Plural-Forms); the"
            " forms that are there are taken"
        )


def _languages(header: Mapping[str, str]) -> tuple[str, str] | None:
    """The languages that a header states; the sources of one that does not say it are English."""
    target, source = (_code(header.get(name, "")) for name in ("language", "x-source-language"))
    if not target or (not source and is_language(target, _OF_MSGIDS)):
        return None
    return source or _OF_MSGIDS, target


def _code(stated: str) -> str:
    """A locale such as `en_GB.UTF-8` as the code of a language."""
    return stated.partition(".")[0].partition("@")[0].strip().replace("_", "-")
