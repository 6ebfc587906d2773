"""Subtitles, read as a document and written back: a cue is a paragraph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.languages.language_codes import is_language
from alignwb.core.reading.blocks import Block, ReadDocument, Untranslated
from alignwb.files.decoding import marked_encoding, unmarked_utf_16
from alignwb.files.reading import reading
from alignwb.formats.documents.code_numbers import is_same
from alignwb.formats.documents.document_text import DocumentText, document_text
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.subtitles.cue_tags import cue_tags, speaker_of
from alignwb.formats.documents.subtitles.cues import Cue, Cues, cues_of, is_web_vtt
from alignwb.formats.documents.tagged_text import TaggedText, render_tagged, tagged_text

_LINE_END = re.compile(r"\r\n?|\n")
_ANY_BREAK = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"(?>\r\n?|\n)(?:[ \t]*+(?>\r\n?|\n))++")
_LANGUAGE = re.compile(r"(?m)^Language:[ \t]*(\S+)[ \t]*$")
_OUTER = " \t\r\n"


@dataclass(frozen=True)
class _Slot:
    """A subtitle with a text: its block, and where the text stands."""

    block: Block
    text: TaggedText


@dataclass(frozen=True)
class _Subtitles:
    document: DocumentText
    is_web_vtt: bool
    slots: tuple[_Slot, ...]
    cues: Cues


def read_subtitles(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a file: one for each cue that has a text.

    Raises FormatError, with the line, if there is no cue in it or a time cannot be read.
    """
    with reading(path, "subtitles"):
        found = _subtitles(data, path)
        return ReadDocument(
            tuple(slot.block for slot in found.slots),
            left_out=tuple(
                Untranslated(what, tuple(texts)) for what, texts in found.cues.left_out.items()
            ),
            remarks=_remarks(data, found),
        )


def write_subtitles(data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
    """The file with other texts in some cues.  Raises FormatError as `read_subtitles` does."""
    with reading(path, "subtitles"):
        found = _subtitles(data, path)
        found_end = _LINE_END.search(found.document.text)
        line_end = found_end[0] if found_end else "\n"
        changes: list[tuple[int, int, str]] = []
        for slot in found.slots:
            placed = texts.get(slot.block.place)
            if placed is None or is_same(placed.text, slot.block.text):
                continue
            escape = _escaped if found.is_web_vtt else _one_line
            new = render_tagged(placed, slot.block.codes, path, escape)
            changes.append((slot.text.start, slot.text.end, _without_empty_lines(new, line_end)))
        return found.document.with_changes(changes) if changes else data


def set_subtitle_language(data: bytes, languages: tuple[str, str], path: Path) -> bytes:
    """The file in another language than the first of two, if its header states that one."""
    with reading(path, "subtitles"):
        document = _document(data, path)
        if not is_web_vtt(document):
            return data
        header = document.text.partition("-->")[0]
        stated = _LANGUAGE.search(re.split(r"\r?\n\r?\n", header, maxsplit=1)[0])
        if stated is None or not is_language(stated[1], languages[0]):
            return data
        return document.with_changes([(stated.start(1), stated.end(1), languages[1])])


def _without_empty_lines(text: str, line_end: str) -> str:
    """A text without the empty lines that would end its subtitle; other white space stays."""

    def one_break(found: re.Match[str]) -> str:
        return line_end + "".join(found[0].split("\r")).replace("\n", "")

    return _BREAKS.sub(one_break, text).strip(_OUTER)


def _subtitles(data: bytes, path: Path) -> _Subtitles:
    document = _document(data, path)
    is_vtt = is_web_vtt(document)
    cues = cues_of(document)
    slots: list[_Slot] = []
    for number, cue in enumerate(cues.cues, 1):
        span = cue.start, cue.end
        tags = list(cue_tags(document.text, *span, is_web_vtt=is_vtt))
        text = tagged_text(document, span, tags, _unescaped if is_vtt else str)
        if text is not None:
            slots.append(_Slot(_block(document, cue, text, str(number)), text))
    return _Subtitles(document, is_vtt, tuple(slots), cues)


def _block(document: DocumentText, cue: Cue, text: TaggedText, place: str) -> Block:
    speaker = speaker_of(document.text, cue.start, cue.end)
    said = (cue.timing, f"speaker: {speaker}" if speaker else "", cue.comment)
    return Block(
        Kind.PARAGRAPH,
        text.text,
        document.lines(text.start, text.end),
        place=place,
        codes=text.codes,
        comment="; ".join(filter(None, said)),
    )


def _document(data: bytes, path: Path) -> DocumentText:
    """Subtitles do not say their encoding: Unicode, or else Windows-1252."""
    return document_text(data, path, "utf-8" if _is_unicode(data) else "cp1252")


def _is_unicode(data: bytes) -> bool:
    if marked_encoding(data) or unmarked_utf_16(data):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _remarks(data: bytes, found: _Subtitles) -> tuple[str, ...]:
    remarks: list[str] = []
    if not _is_unicode(data):
        remarks.append("the file is not UTF-8; read as Windows-1252")
    if found.document.path.suffix.lower() == ".vtt" and not found.is_web_vtt:
        remarks.append("it does not begin with WEBVTT, as players want it; read as SRT")
    return tuple(remarks)


def _one_line(text: str) -> str:
    return _ANY_BREAK.sub(" ", text)


def _unescaped(text: str) -> str:
    return _one_line(unescape(text))


def _escaped(text: str) -> str:
    plain = _one_line(text).replace("&", "&amp;")
    return plain.replace("<", "&lt;").replace(">", "&gt;")
