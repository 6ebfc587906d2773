"""The files that exports are written to, never over the project's own."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.errors import UsageError
from alignwb.formats.atomic import output_to
from alignwb.services.exporting.exporting import (
    FORMATS,
    ExportOptions,
    ExportReport,
    export,
    holds_many,
)
from alignwb.services.exporting.originals_out import (
    OriginalOptions,
    WrittenOriginal,
    write_original,
)
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.folders import make_folder
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Document


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to write and the documents that go into it."""

    path: Path
    documents: tuple[Document, ...]


def export_files(output: str, documents: Sequence[Document], name: str) -> tuple[ExportFile, ...]:
    """The files of an export in the format of that name.

    output: a file, or a folder (one that is there, or a name that ends with a slash) for a file
    of each document.  Raises UsageError if one file cannot hold the documents, or if it would
    replace a source, a bitext or another of the project's own files.
    """
    folder = Path(output)
    if output.endswith(os.sep) or folder.is_dir():
        files = tuple(
            ExportFile(folder / f"{document.name}{FORMATS[name].suffixes[0]}", (document,))
            for document in documents
        )
    elif len(documents) > 1 and not holds_many(name):
        raise UsageError(
            f"{len(documents)} documents do not go into one {name} file",
            hint=f"Name a folder for them: -o {output}{os.sep}",
        )
    else:
        files = (ExportFile(folder, tuple(documents)),)
    own = [file for each in documents for file in (each.seed, each.bitext) if file]
    for file in files:
        refuse_own_file(file.path, own)
    return files


def original_files(output: str, documents: Sequence[Document]) -> tuple[ExportFile, ...]:
    """The files of an export in the format of the source documents, each under its own name.

    Raises UsageError as `export_files` does.
    """
    folder = Path(output)
    if output.endswith(os.sep) or folder.is_dir():
        files = tuple(
            ExportFile(folder / (each.seed.name if each.seed else each.name), (each,))
            for each in documents
        )
    elif len(documents) > 1:
        raise UsageError(
            f"{len(documents)} documents do not go into one file",
            hint=f"Name a folder for them: -o {output}{os.sep}",
        )
    else:
        files = (ExportFile(folder, tuple(documents)),)
    own = [file for each in documents for file in (each.seed, each.bitext) if file]
    for file in files:
        refuse_own_file(file.path, own)
    return files


def write_export(
    file: ExportFile, name: str, options: ExportOptions, *, no_wider_than: Iterable[Path] = ()
) -> ExportReport:
    """Write one of the files, whole or not at all, or into a device or pipe.

    no_wider_than: nobody may read a new file who may not read these.  Raises AlignwbError.
    """
    bitexts = [load_bitext(document) for document in file.documents]
    make_folder(file.path.parent)
    narrowing = () if file.path.exists() else no_wider_than
    with output_to(file.path, no_wider_than=narrowing) as opened:
        return export(bitexts, name, opened, options)


def write_original_file(file: ExportFile, options: OriginalOptions) -> WrittenOriginal:
    """Write a document in the format of its source, whole or not at all.  Raises AlignwbError."""
    [document] = file.documents
    written = write_original(document, load_bitext(document), options)
    make_folder(file.path.parent)
    narrowing = () if file.path.exists() or document.seed is None else (document.seed,)
    with output_to(file.path, no_wider_than=narrowing) as opened:
        opened.write(written.data)
    return written
