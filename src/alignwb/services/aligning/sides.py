"""Reading one of the two texts: a document, a side of a bitext, or lines that are sentences."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import plain_equivalent
from alignwb.core.bitext.overview.target_order import in_target_order
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.repairs.joined_paragraphs import (
    joined_on_purpose,
    opened,
    own_start,
)
from alignwb.core.bitext.segment import ParagraphStart, Segment
from alignwb.core.bitext.sentences import sentence_texts, sentences_of
from alignwb.core.languages.ports import Splitter
from alignwb.errors import FormatError, UsageError
from alignwb.formats.file_kinds import (
    is_bilingual_document,
    is_bitext,
    read_document,
    read_pairs,
)
from alignwb.formats.text.source_text import read_source
from alignwb.services.aligning.side_text import SideParagraph, SideText
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project

ReadText = TypeVar("ReadText")

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_side(
    asked: str,
    side: Side,
    project: Project | None,
    splitter: Splitter,
    encoding: str | None = None,
) -> SideText:
    """The text meant by a path or by the name of a document of the project.

    A document of the project is read as it was imported, or would be.  A bitext gives its sources
    or its targets, and so does a client's bilingual file.  Raises UsageError if there is no such
    file or document, ProjectError if it cannot be read, FormatError if it is damaged or holds no
    text on that side.
    """
    path = Path(asked)
    if side is Side.TARGET and _is_text(path):
        return _of_text(path, "", splitter, encoding)
    document = _document(asked, path, project)
    if document is None:
        return _of_file(path, "", side, splitter, encoding)
    assert project is not None
    found = _of_document(document, project, side, splitter, encoding)
    return replace(found, place=document.name)


def read_lines(path: Path, encoding: str | None = None) -> SideText:
    """The text in a file with a sentence on each line and a blank line between paragraphs.

    Raises ProjectError if it cannot be read, FormatError if it is not text.
    """
    lines = [
        line.strip() for line in _LINE_END.split(_in_its_encoding(read_source, path, encoding))
    ]
    runs = (tuple(run) for is_filled, run in groupby(lines, key=bool) if is_filled)
    paragraphs = tuple(
        SideParagraph(f"p{number}", Kind.PARAGRAPH, run) for number, run in enumerate(runs, 1)
    )
    return SideText(path.stem, str(path), paragraphs)


def files_read(source: str, target: str, project: Project | None) -> tuple[Path, Path]:
    """The files that `read_side` reads for the two sides.  Raises UsageError as it does."""
    own = _document(source, Path(source), project)
    there = Path(target)
    other = None if _is_text(there) else _document(target, there, project)
    return _file_of(own) or Path(source), _file_of(other) or there


def _is_text(path: Path) -> bool:
    """Whether a path is that of a file in one language."""
    return path.is_file() and not _holds_pairs(path)


def _holds_pairs(path: Path) -> bool:
    return path.is_file() and (is_bitext(path) or is_bilingual_document(path))


def _file_of(document: Document | None) -> Path | None:
    if document is None:
        return None
    return document.bitext if document.is_imported else document.seed


def _of_document(
    document: Document, project: Project, side: Side, splitter: Splitter, encoding: str | None
) -> SideText:
    if document.is_imported:
        return _of_bitext(load_bitext(document), document.bitext, side, splitter)
    if side is Side.TARGET:
        raise UsageError(
            f"{document.name} has no translation yet: there is no {document.bitext}",
            hint="Name the file that holds the English text.",
        )
    assert document.seed is not None
    original = document.seed.relative_to(project.root).as_posix()
    return _of_file(document.seed, original, side, splitter, encoding)


def _document(asked: str, path: Path, project: Project | None) -> Document | None:
    """The project's document that is meant; None for any other file."""
    if path.exists():
        documents = project.documents() if project else ()
        return next((each for each in documents if each.is_at(path)), None)
    if project is None:
        raise UsageError(f"{asked}: there is no such file", hint="Is the name right?")
    try:
        return project.find(asked)
    except UsageError as error:
        raise UsageError(
            f"there is no file “{asked}” here, and {error.message}", hint=error.hint
        ) from error


def _of_file(
    path: Path, original: str, side: Side, splitter: Splitter, encoding: str | None
) -> SideText:
    if not _holds_pairs(path):
        return _of_text(path, original, splitter, encoding)
    read = read_pairs(path)
    bitext = replace(read, original=original) if original else read
    return _of_bitext(bitext, path, side, splitter)


def _of_text(path: Path, original: str, splitter: Splitter, encoding: str | None) -> SideText:
    read = _in_its_encoding(read_document, path, encoding)
    paragraphs = tuple(
        SideParagraph(
            f"p{number}",
            block.kind,
            splitter.split(text) or (text,),
            block.page,
            block.lines,
            block.layout,
        )
        for number, block in enumerate(read.blocks, 1)
        if (text := plain_equivalent(block.text, block.codes).strip())
    )
    if not paragraphs:
        raise FormatError(f"{path}: there is no text but page numbers in it")
    return SideText(path.stem, str(path), paragraphs, original)


def _in_its_encoding(
    read: Callable[[Path, str | None], ReadText], path: Path, encoding: str | None
) -> ReadText:
    """What a reader makes of a file, in Unicode or else in the given encoding.

    A file in Unicode is read as such whatever encoding is given, so that one serves for both sides
    of an alignment.
    """
    try:
        return read(path, None)
    except FormatError as error:
        if not isinstance(error.__cause__, UnicodeDecodeError):
            raise
        if encoding is not None:
            return read(path, encoding)
        raise FormatError(
            error.message,
            hint="Name its encoding with --encoding (cp1252, latin-1, …) or save it as UTF-8.",
        ) from error


def _of_bitext(bitext: Bitext, path: Path, side: Side, splitter: Splitter) -> SideText:
    paragraphs = _sources(bitext) if side is Side.SOURCE else _targets(bitext, splitter)
    found = tuple(paragraphs)
    if not found:
        raise FormatError(
            f"{path}: this bitext has no {side}s",
            hint="Name the file that holds the text itself."
            if side is Side.TARGET
            else "Is it the right file?",
        )
    return SideText(path.stem, str(path), found, bitext.original)


def _sources(bitext: Bitext) -> Iterator[SideParagraph]:
    """The paragraphs of the source; those that a person has joined are one."""
    kept = joined_on_purpose(bitext.paragraphs)
    for paragraph in bitext.paragraphs:
        runs: list[tuple[ParagraphStart, list[str]]] = []
        for segment in opened(paragraph):
            for sentence in sentences_of(segment, Side.SOURCE):
                for start in sentence.starts:
                    is_own = start.offset == 0 and start.paragraph not in kept
                    if not runs or (is_own and segment.pairing is not None):
                        runs.append((start, []))
                runs[-1][1].append(paragraph.plain(sentence.text))
        if len(runs) == 1:
            runs = [(own_start(paragraph), runs[0][1])]
        for start, run in runs:
            if sentences := _filled(run):
                yield SideParagraph(
                    start.paragraph, start.kind, sentences, start.page, start.lines, start.layout
                )


def _targets(bitext: Bitext, splitter: Splitter) -> Iterator[SideParagraph]:
    """The target's own paragraphs, in its own order, where the bitext knows them.

    Else they are those of its source.
    """
    sentences: list[tuple[Kind, bool, str]] = []
    places: list[int | None] = []
    for paragraph in bitext.paragraphs:
        is_begun = False
        for segment in paragraph.segments:
            pairing = segment.pairing
            elsewhere = pairing.target_places if pairing else ()
            for number, sentence in enumerate(_target_sentences(paragraph, segment, splitter)):
                begins = number in pairing.paragraph_breaks if pairing else not is_begun
                sentences.append((paragraph.kind, begins, sentence))
                places.append(elsewhere[number] if elsewhere[number:] else None)
                is_begun = True
    runs: list[tuple[Kind, list[str]]] = []
    for kind, begins, sentence in (sentences[number] for number in in_target_order(places)):
        if begins or not runs:
            runs.append((kind, []))
        runs[-1][1].append(sentence)
    for number, (kind, run) in enumerate(runs, 1):
        yield SideParagraph(f"p{number}", kind, tuple(run))


def _target_sentences(
    paragraph: Paragraph, segment: Segment, splitter: Splitter
) -> tuple[str, ...]:
    if segment.pairing:
        return _filled(map(paragraph.plain, sentence_texts(segment, Side.TARGET)))
    # A translator is free to make two sentences of one.
    return splitter.split(paragraph.plain(segment.target))


def _filled(sentences: Iterable[str]) -> tuple[str, ...]:
    """The sentences that hold anything, without the line break that one may end with."""
    return tuple(filter(None, (each.strip() for each in sentences)))
