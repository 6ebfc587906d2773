"""Reference translations on disk: found, and matched with the segments of a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.markers import plain_text
from alignwb.core.matching.reference_matching import (
    ReferenceMatch,
    match_bitext,
    match_lines,
    match_sources,
)
from alignwb.core.shell_words import argument
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.hidden_files import is_hidden
from alignwb.files.reading_limits import MOST_TEXT_BYTES
from alignwb.formats.file_kind import ReferenceForm
from alignwb.formats.file_kinds import pick, suffixes_with
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Document

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class MatchedReference:
    """The references of a bitext's segments.

    Attributes:
        matches: The references in document order.
        without_source: How many beads of an aligned reference have no source; they are left out.
        without_target: How many have no target; likewise.
    """

    matches: tuple[ReferenceMatch, ...]
    without_source: int = 0
    without_target: int = 0


def find_references(
    documents: Sequence[Document], given: Path | None = None
) -> tuple[tuple[Document, Path | None], ...]:
    """Each document with its reference file, None where there is none.

    A reference has its document's name and lies in the folder `given`, or by default in the folder
    `reference` beside the bitext; `given` may also be the file itself, of a single document.
    Raises ProjectError if `given` does not exist, or if a folder has two references of the same
    form for a document, and UsageError if `given` is one file for several documents.
    """
    if given is None or given.is_dir():
        folders: dict[Path, dict[str, list[Path]]] = {}
        found: list[tuple[Document, Path | None]] = []
        for document in documents:
            folder = given or document.bitext.parent / "reference"
            if folder not in folders:
                folders[folder] = _reference_files(folder)
            found.append((document, _choose(folders[folder].get(document.name, ()), document)))
        return tuple(found)
    if not given.exists():
        raise ProjectError(f"{given}: there is no such reference")
    if len(documents) != 1:
        raise UsageError(
            f"{given} can be the reference of one document, not of {len(documents)}",
            hint="Name the document, or give a folder with a reference of each document's name.",
        )
    return ((documents[0], given),)


def _reference_files(folder: Path) -> dict[str, list[Path]]:
    """The files in a folder that can be references, by the document's name."""
    files: dict[str, list[Path]] = {}
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if _form(path) is not None and path.is_file() and not is_hidden(path.name):
                files.setdefault(path.stem, []).append(path)
    return files


def _choose(files: Sequence[Path], document: Document) -> Path | None:
    """The file in the first form that any of them has.  Raises ProjectError if two have it."""
    for form in ReferenceForm:
        found = [path for path in files if _form(path) is form]
        if len(found) > 1:
            names = " and ".join(path.name for path in found)
            raise ProjectError(
                f"{found[0].parent}: both {names} would be the reference of {document.name}",
                hint="Move one of them away, or name the one that is meant with --reference.",
            )
        if found:
            return found[0]
    return None


def _form(path: Path) -> ReferenceForm | None:
    return pick(path, lambda kind: kind.reference)


def match_reference(bitext: Bitext, path: Path) -> MatchedReference:
    """Match a reference file with the segments of a bitext.

    A bitext of the same source, translated or aligned, and the rows of a table are matched by
    source.  A file of lines has one for each segment; lines between paragraphs may be empty.
    Raises UsageError on another kind of file, ProjectError if it cannot be read, and FormatError
    if it is damaged or does not fit.
    """
    form = _form(path)
    if form is ReferenceForm.BITEXT:
        return _match_bitext(bitext, read_bitext(path))
    if form is ReferenceForm.LINES:
        return MatchedReference(match_lines(bitext, _lines_for(bitext, path)))
    read = pick(path, lambda kind: kind.read_units)
    if form is ReferenceForm.TABLE and read is not None:
        units = read(path, (bitext.source_lang, bitext.target_lang), None)
        return MatchedReference(
            match_sources(bitext, [(unit.source, unit.target) for _, unit in units])
        )
    suffixes = suffixes_with(lambda kind: kind.reference)
    raise UsageError(
        f"{path}: a reference is a file of the kind {', '.join(suffixes)}",
        hint="See docs/scoring.md for what each of them holds.",
    )


def _match_bitext(bitext: Bitext, reference: Bitext) -> MatchedReference:
    segments = [segment for _, segment in reference.segments()]
    return MatchedReference(
        match_bitext(bitext, reference),
        without_source=sum(not plain_text(segment.source) for segment in segments),
        without_target=sum(
            bool(plain_text(segment.source)) and not plain_text(segment.target)
            for segment in segments
        ),
    )


def _lines_for(bitext: Bitext, path: Path) -> list[str]:
    """A line for each segment: those that are not blank, or else all.  Raises FormatError.

    A blank line is that of a segment without a reference, unless blank lines stand between the
    paragraphs: then a line is missing.
    """
    lines = _lines(path)
    filled = [line for line in lines if line.strip()]
    count = sum(len(paragraph.segments) for paragraph in bitext.paragraphs)
    short = _short_block(bitext, lines)
    if len(filled) == count:
        return filled
    if len(lines) == count and not short:
        return lines
    raise FormatError(
        f"{path}: {len(filled)} lines for the {count} segments of {bitext.document}{short}",
        hint="A plain text reference has one line for each segment; list them with:"
        f" alignwb segments {argument(bitext.document)}",
    )


def _short_block(bitext: Bitext, lines: Sequence[str]) -> str:
    """Which block has fewer lines than its paragraph segments; "" if blocks are no paragraphs."""
    blocks = [
        list(block)
        for is_filled, block in groupby(enumerate(lines, 1), lambda item: bool(item[1].strip()))
        if is_filled
    ]
    sizes = [len(paragraph.segments) for paragraph in bitext.paragraphs if paragraph.segments]
    if len(blocks) < 2 or len(blocks) != len(sizes):
        return ""
    if any(len(block) > size for block, size in zip(blocks, sizes, strict=True)):
        return ""
    for number, (block, size) in enumerate(zip(blocks, sizes, strict=True), 1):
        if len(block) < size:
            first = block[0][0]
            return f": paragraph {number} has {size}, and {len(block)} from line {first} on"
    return ""


def _lines(path: Path) -> list[str]:
    try:
        text = read_bytes(path, MOST_TEXT_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 text: byte {error.start}", hint="Save the file as UTF-8."
        ) from error
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]
