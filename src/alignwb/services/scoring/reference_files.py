"""Reference translations on disk: where they are looked for, and what they say of a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.markers import plain_text
from alignwb.core.matching.reference_matching import (
    ReferenceMatch,
    match_bitext,
    match_lines,
    match_sources,
)
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Document

_ESCAPE = re.compile(r"\\([\\tnr])")
_ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}

SUFFIXES = (".xlf", ".txt", ".tsv")
"""The kinds of reference file, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference file says of a bitext.

    Attributes:
        matches: In document order.
        without_source: Segments of an aligned reference that translate nothing, left out.
        without_target: Its segments that have no translation, left out.
    """

    matches: tuple[ReferenceMatch, ...]
    without_source: int = 0
    without_target: int = 0


def find_references(
    documents: Sequence[Document], given: Path | None = None
) -> tuple[tuple[Document, Path | None], ...]:
    """Each document with its reference file, None where there is none.

    Looked for is a file of the document's name in the folder `given`, or else in the folder
    `reference` beside the bitext; `given` may also be the one document's reference itself.
    Raises ProjectError if `given` does not exist, UsageError if it is one file for several
    documents.
    """
    if given is None:
        return tuple(
            (document, _in_folder(document.bitext.parent / "reference", document))
            for document in documents
        )
    if given.is_dir():
        return tuple((document, _in_folder(given, document)) for document in documents)
    if not given.exists():
        raise ProjectError(f"{given}: there is no such reference")
    if len(documents) != 1:
        raise UsageError(
            f"{given} can be the reference of one document, not of {len(documents)}",
            hint="Name the document, or give a folder with a reference of each document's name.",
        )
    return ((documents[0], given),)


def _in_folder(folder: Path, document: Document) -> Path | None:
    paths = (folder / f"{document.name}{suffix}" for suffix in SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def match_reference(bitext: Bitext, path: Path) -> Reference:
    """What a reference file says of a bitext.

    `.xlf`: a bitext of the same source, translated or aligned, matched by its source.  `.txt`: a
    line for each segment; lines between paragraphs may be empty.  `.tsv`: source and reference,
    matched by source; with a header row the columns `source` and `target`.  Raises UsageError on
    any other kind, ProjectError if there is no such file, FormatError if it does not fit.
    """
    if path.suffix == ".xlf":
        return _match_bitext(bitext, read_bitext(path))
    if path.suffix == ".txt":
        return Reference(match_lines(bitext, _lines_for(bitext, path)))
    if path.suffix == ".tsv":
        return Reference(match_sources(bitext, _rows(path)))
    raise UsageError(
        f"{path}: a reference is a file of the kind {', '.join(SUFFIXES)}",
        hint="See docs/scoring.md for what each of them holds.",
    )


def _match_bitext(bitext: Bitext, reference: Bitext) -> Reference:
    segments = [segment for _, segment in reference.segments()]
    return Reference(
        match_bitext(bitext, reference),
        without_source=sum(not plain_text(segment.source) for segment in segments),
        without_target=sum(
            bool(plain_text(segment.source)) and not plain_text(segment.target)
            for segment in segments
        ),
    )


def _lines_for(bitext: Bitext, path: Path) -> list[str]:
    """As many lines as there are segments: all of them, or else those that hold something."""
    lines = _lines(path)
    filled = [line for line in lines if line.strip()]
    count = sum(len(paragraph.segments) for paragraph in bitext.paragraphs)
    for candidate in (lines, filled):
        if len(candidate) == count:
            return candidate
    raise FormatError(
        f"{path}: {len(filled)} lines for the {count} segments of {bitext.document}",
        hint="A plain text reference has one line for each segment; list them with:"
        f" alignwb segments {bitext.document}",
    )


def _rows(path: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in _lines(path)]
    source, target = 0, 1
    has_header = bool(rows) and {"source", "target"} <= set(rows[0])
    if has_header:
        # Such a table is what `alignwb export --to tsv` writes, so its cells are escaped.
        source, target = rows[0].index("source"), rows[0].index("target")
        rows = [[], *([_unescaped(cell) for cell in row] for row in rows[1:])]
    pairs = []
    for number, row in enumerate(rows, 1):
        if not "".join(row).strip():
            continue
        if len(row) <= max(source, target):
            raise FormatError(
                f"{path}, line {number}: there is no reference, only “{row[0]}”",
                hint="Each line holds a source and its reference with a tab between them.",
            )
        pairs.append((row[source], row[target]))
    return pairs


def _unescaped(cell: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], cell)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 text: byte {error.start}", hint="Save the file as UTF-8."
        ) from error
    return text.removesuffix("\n").split("\n") if text else []
