"""Translations in the format of their source documents: the original with other texts in it."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import PlacedEnd, codes_of, without_codes
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.core.shell_words import argument
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.file_kind import FileKind
from alignwb.formats.file_kinds import kinds_with, pick
from alignwb.formats.text.named_encoding import from_utf_8, in_utf_8
from alignwb.services.exporting.bilingual_out import write_bilingual
from alignwb.services.exporting.code_faults import code_faults
from alignwb.services.exporting.export_units import Reason, Selection
from alignwb.services.exporting.note_faults import note_faults, numbered_in_order
from alignwb.services.exporting.placed_targets import paragraph_of, placed_targets
from alignwb.services.exporting.written_original import WrittenOriginal
from alignwb.services.project.originals import original_data
from alignwb.services.project.project import Document

ORIGINAL = "original"
"""The name by which the format of the source document is asked for."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class OriginalOptions:
    """The options of such an export.

    Attributes:
        drafts: Whether targets nobody has confirmed are taken too.
        fill_source: Whether the source stays where there is no target to take.
    """

    drafts: bool = False
    fill_source: bool = False


def write_original(document: Document, bitext: Bitext, options: OriginalOptions) -> WrittenOriginal:
    """The source document of a bitext with its translation in place of its texts.

    Raises UsageError if its format is not written; ProjectError if the source document has changed
    or is gone, if segments have no target and `fill_source` is not asked for, and if the codes of a
    target would spoil the document; FormatError if it would not read back as it was written.
    """
    if document.seed is not None:
        original_kind(document.seed)
    seed, data = original_data(document, bitext)
    kind = original_kind(seed)
    assert kind.read_document is not None
    if kind.write_targets is not None:
        return write_bilingual(seed, data, bitext, kind, Selection(options.drafts))
    assert kind.write_document is not None
    if bitext.original_encoding:
        data = in_utf_8(data, seed, bitext.original_encoding)
    read = kind.read_document(data, seed)
    selection = Selection(options.drafts, options.fill_source)
    texts = placed_targets(bitext, read.blocks, selection)
    if selection.left_out and not options.fill_source:
        raise _incomplete(bitext, selection)
    _refuse_broken_codes(bitext, read, texts)
    written = kind.write_document(data, texts, seed)
    if not kind.is_guessed:
        _refuse_other_texts(seed, read, texts, _read_again(kind, written, seed))
    changed = sum(
        1 for block in read.blocks if block.place in texts and texts[block.place].text != block.text
    )
    if changed and kind.set_language is not None:
        written = kind.set_language(written, (bitext.source_lang, bitext.target_lang), seed)
    if bitext.original_encoding:
        written = from_utf_8(written, seed, bitext.original_encoding)
    return WrittenOriginal(
        written,
        len(read.blocks),
        changed,
        selection.left_out[Reason.UNCONFIRMED],
        selection.left_out[Reason.UNTRANSLATED],
        read.left_out,
    )


def original_kind(path: Path) -> FileKind:
    """The kind of a source document that is written back.  Raises UsageError if it is not."""
    kind = pick(path, lambda each: each if each.write_document or each.write_targets else None)
    if kind is None:
        kinds = kinds_with(lambda each: each.write_document or each.write_targets)
        raise UsageError(
            f"{path.name}: files of this kind are not written back in their own format",
            hint=f"Those that are: {', '.join(each.suffixes[0] for each in kinds)}. The text alone"
            " goes out with: --to txt",
        )
    return kind


def _incomplete(bitext: Bitext, selection: Selection) -> ProjectError:
    unconfirmed = selection.left_out[Reason.UNCONFIRMED]
    untranslated = selection.left_out[Reason.UNTRANSLATED]
    counts = [(unconfirmed, "not confirmed"), (untranslated, "not translated")]
    left = " and ".join(f"{count} {what}" for count, what in counts if count)
    total = sum(len(each.segments) for each in bitext.paragraphs)
    drafts = "drafts and open edits go out too with --all; " if unconfirmed else ""
    return ProjectError(
        f"{bitext.document} is not finished (of {total} segments, {left})",
        hint=f"Finish them; {drafts}the source stays in their place with --fill-source",
    )


def _refuse_broken_codes(
    bitext: Bitext, read: ReadDocument, texts: Mapping[str, PlacedText]
) -> None:
    """Raise ProjectError if the codes or markers of texts would not give a sound document."""
    faults = [
        (block.place, fault)
        for block in read.blocks
        if block.place in texts and texts[block.place].text != block.text
        for fault in code_faults(block.text, block.codes, texts[block.place])
    ]
    faults += note_faults(read, texts)
    if faults:
        named = "; ".join(
            f"{paragraph_of(bitext, place)}: {fault}" for place, fault in faults[:_NAMED]
        )
        more = f"; and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        raise ProjectError(
            f"{bitext.document}: codes or markers of its targets are not right: {named}{more}",
            hint=f"Put them right with: alignwb edit {argument(bitext.document)}."
            f" What is wrong says: alignwb check {argument(bitext.document)}",
        )


def _read_again(kind: FileKind, written: bytes, path: Path) -> ReadDocument:
    """What was written as it reads.  Raises FormatError if it cannot be read."""
    read = kind.read_written or kind.read_document
    assert read is not None
    try:
        return read(written, path)
    except FormatError as error:
        reason = str(error).removeprefix(f"{path}: ")
        raise FormatError(
            f"{path}: with the translations in it the file could not be read again ({reason});"
            " nothing was written",
            hint="Is there a character in them that this format cannot hold, or no text at all?",
        ) from error


def _refuse_other_texts(
    path: Path, read: ReadDocument, texts: Mapping[str, PlacedText], after: ReadDocument
) -> None:
    """Raise FormatError if what was written does not read as the texts that were to be written.

    Notes may have other numbers where their markers stand in another order now.
    """
    blocks = read.blocks
    meant = Counter(map(_plain, numbered_in_order(read, texts)))
    meant.pop("", None)
    found = Counter(map(_plain, numbered_in_order(after, {})))
    found.pop("", None)
    missing = meant - found
    # A code that was left out, or stands twice, has taken or doubled what it shows.
    dropped, doubled = _dropped(blocks, texts)
    missing = Counter({text: n for text, n in missing.items() if text not in dropped})
    extra = Counter({text: n for text, n in (found - meant).items() if not doubled})
    if missing or extra:
        text = next(iter(missing or extra))
        raise FormatError(
            f"{path}: the translation would not read back as it is, at “{text[:60]}”;"
            " nothing was written",
            hint="Look at that segment: is there something in it that this format cannot hold?",
        )


def _dropped(blocks: Sequence[Block], texts: Mapping[str, PlacedText]) -> tuple[str, bool]:
    """What the codes that were left out show, and whether any stands more than once."""
    data: list[str] = []
    doubled = False
    for block in blocks:
        placed = texts.get(block.place)
        if placed is None or not block.codes:
            continue
        count = Counter(codes_of(placed.text))
        data += (
            code.data
            for code in block.codes.values()
            if not count[PlacedEnd(code.number, code.ends[0].end)]
        )
        doubled = doubled or any(number > 1 for number in count.values())
    return _plain(unescape(" ".join(data))), doubled


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", without_codes(text)).split())
