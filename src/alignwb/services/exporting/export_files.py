"""The files that exports are written to, never over the project's own."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import UsageError
from alignwb.formats.atomic import output_to
from alignwb.services.exporting.exporting import (
    FORMATS,
    ExportOptions,
    ExportReport,
    export,
    export_pair,
    holds_many,
)
from alignwb.services.exporting.originals_out import OriginalOptions, write_original
from alignwb.services.exporting.written_original import WrittenOriginal
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.folders import make_folder
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Document

_LANGUAGE = re.compile("[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to write and the documents that go into it.

    Of a format with a file for each language the path lacks the language.
    """

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
            ExportFile(folder / f"{document.name}{_suffix(name)}", (document,))
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
    if FORMATS[name].write_line_pairs is not None:
        return _write_pair(file, bitexts, name, options, no_wider_than)
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


def _write_pair(
    file: ExportFile,
    bitexts: Sequence[Bitext],
    name: str,
    options: ExportOptions,
    no_wider_than: Iterable[Path],
) -> ExportReport:
    """Write a file for each language beside each other: the name with the language behind it."""
    paths = pair_paths(file.path, bitexts[0])
    own = [each for document in file.documents for each in (document.seed, document.bitext) if each]
    for path in paths:
        refuse_own_file(path, own)
    make_folder(file.path.parent)
    narrow = tuple(no_wider_than)
    with (
        output_to(paths[0], no_wider_than=() if paths[0].exists() else narrow) as sources,
        output_to(paths[1], no_wider_than=() if paths[1].exists() else narrow) as targets,
    ):
        report = export_pair(bitexts, name, sources, targets, options)
    return replace(report, paths=paths)


def pair_paths(path: Path, bitext: Bitext) -> tuple[Path, Path]:
    """The files for the languages of a bitext.  Raises UsageError if one cannot be in a name."""
    languages = (bitext.source_lang, bitext.target_lang)
    for language in languages:
        # Another tool's bitext may say anything; it becomes part of a file's name.
        if not _LANGUAGE.fullmatch(language):
            raise UsageError(f"“{language}” is no language that a file can be named by")
    source, target = (path.with_name(f"{path.name}.{language}") for language in languages)
    if source == target:
        raise UsageError(f"{source} would be the file of both languages")
    return source, target


def _suffix(name: str) -> str:
    """What stands behind a document's name; where the languages do, nothing else."""
    return "" if FORMATS[name].write_line_pairs else FORMATS[name].suffixes[0]
