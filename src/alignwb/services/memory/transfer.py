"""Importing files of other tools into the memory, and exporting all of it as one file."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from alignwb import __version__
from alignwb.core.languages.language_codes import languages_listed
from alignwb.errors import ProjectError, UsageError
from alignwb.files.file_bytes import refuse_folder
from alignwb.files.packed import is_packed
from alignwb.formats.atomic import output_to, replacing
from alignwb.formats.file_kinds import (
    is_bilingual_document,
    is_bitext,
    pick,
    read_pairs,
    suffixes_with,
)
from alignwb.formats.read_report import ReadReport
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.writing.endpoints import is_stream
from alignwb.services.exporting.export_units import Selection
from alignwb.services.memory.bitext_units import in_direction
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.memory.sources import is_tmx
from alignwb.services.project.folders import make_folder
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Project, real_path


@dataclass(frozen=True, slots=True)
class Transfer:
    """A TMX file that was written.

    Attributes:
        path: The file.
        units: How many units it has.
        read: What of the file that was imported was left out or changed.
    """

    path: Path
    units: int
    read: ReadReport = field(default_factory=ReadReport)


def import_memory(
    project: Project,
    path: Path,
    *,
    penalty: int = 0,
    replace: bool = False,
    unconfirmed: bool = False,
    encoding: str | None = None,
    is_trial: bool = False,
) -> Transfer:
    """Write the units of a file into the project's memory, as `<name>.tmx`.

    It takes the pairs in the project's languages, and of a bitext its confirmed segments; a bitext
    of the other direction goes in the right way round.  penalty: percent to take off their rate, by
    the name of the folder they go into.  replace: whether a memory of that name may be
    replaced.  unconfirmed: whether a bitext's other segments with a target are taken too.
    encoding: of a table that is not in Unicode.  is_trial: count them, and write nothing.  Raises
    UsageError on another kind of file or where there is no such encoding, ProjectError if there is
    a memory of that name or nothing to import, and FormatError if the file is damaged; nothing has
    changed then.
    """
    folder = project.memory / f"penalty-{penalty}" if penalty else project.memory
    output = folder / f"{_memory_stem(path)}.tmx"
    if output.exists() and not replace:
        raise ProjectError(f"{output} is there already", hint="Write over it with: --replace")
    if output.exists() and path.exists() and output.samefile(path):
        raise UsageError(f"{path} is in the memory already")
    report = ReadReport()
    units = _units(project, path, report, unconfirmed=unconfirmed, encoding=encoding)
    first = next(units, None)
    if first is None:
        raise _nothing_in(path, project, report)
    if is_trial:
        return Transfer(output, sum(1 for _ in _chained(first, units)), report)
    make_folder(folder)
    file = replacing(output, no_wider_than=(path,))
    written = _write(project, output, file, _chained(first, units))
    return Transfer(written.path, written.units, report)


def export_memory(memory: ProjectMemory, output: Path, *, replace: bool = False) -> Transfer:
    """Write the whole memory as one TMX file, each pair of texts once.

    replace: whether an existing file may be replaced.  Raises ProjectError if it may not be, and
    UsageError if the file would be a part of the memory, or is one of the project's own.
    """
    project = memory.project
    if real_path(output).is_relative_to(real_path(project.memory)):
        raise UsageError(
            f"{output} would be a part of the memory that is exported",
            hint="Choose a file outside memory/ with -o.",
        )
    refuse_own_file(output)
    if output.exists() and not replace and not is_stream(output):
        raise ProjectError(f"{output} is there already", hint="Write over it with: --replace")
    return _write(project, output, output_to(output), _remembered(memory))


def _remembered(memory: ProjectMemory) -> Iterator[TranslationUnit]:
    seen: set[int] = set()
    for name, unit in memory.units():
        texts = hash((unit.source, unit.target))
        if texts not in seen:
            seen.add(texts)
            properties = (("file", name), ("place", unit.place))
            written = TranslationUnit(unit.source, unit.target, properties=properties)
            # Only bitexts have footnote markers; in TMX what looks so may be a word of the text.
            yield written if is_tmx(name) else written.without_markers()


def _write(
    project: Project,
    output: Path,
    opening: AbstractContextManager[BinaryIO],
    units: Iterator[TranslationUnit],
) -> Transfer:
    config = project.config
    header = TmxHeader(config.source_lang, config.target_lang, "sentence", __version__)
    with opening as file:
        return Transfer(output, write_tmx(file, header, units).units)


def _memory_stem(path: Path) -> str:
    """The name of a memory without its suffixes: `klant` of `klant.tmx.gz`."""
    stem = Path(path.stem)
    is_double = is_packed(path) and stem.suffix.casefold() == ".tmx"
    return stem.stem if is_double else stem.name


def _nothing_in(path: Path, project: Project, report: ReadReport) -> ProjectError:
    if _is_read_as_bitext(path):
        listed = "; ".join(f"{each} left out: {why}" for why, each in report.left_out.items())
        return ProjectError(
            f"{path}: there is nothing to import: {listed or 'no segment has both texts'}",
            hint="Take the segments that nobody has confirmed, too, with: --all"
            if any("confirmed" in why for why in report.left_out)
            else "",
        )
    languages = f"{project.config.source_lang} and {project.config.target_lang}"
    return ProjectError(
        f"{path}: there is nothing to import: no unit has a text in both {languages}",
        hint=f"The languages of the file are: {languages_listed(report.languages)}."
        if report.languages
        else "Are those the languages of the file?",
    )


def _units(
    project: Project,
    path: Path,
    report: ReadReport,
    *,
    unconfirmed: bool,
    encoding: str | None,
) -> Iterator[TranslationUnit]:
    """The pairs of a file; TMX and tables are read as they are asked for."""
    languages = (project.config.source_lang, project.config.target_lang)
    read_table = pick(path, lambda kind: kind.read_unit_table)
    if encoding is not None and read_table is None:
        raise UsageError(
            f"--encoding is for tables, and {path.name} is none",
            hint="Leave it out: the file says its encoding itself.",
        )
    if read_table is not None:
        return (unit for _, unit in read_table(path, languages, report, encoding))
    if _is_read_as_bitext(path):
        return _bitext_pairs(path, languages, report, unconfirmed=unconfirmed)
    read = pick(path, lambda kind: kind.read_units)
    if read is None:
        refuse_folder(path)
        # Several formats may have the same.
        suffixes = dict.fromkeys(
            suffixes_with(lambda kind: kind.read_units or kind.read_bitext or kind.write_targets)
        )
        raise UsageError(
            f"{path}: a memory is imported from a file of the kind {', '.join(suffixes)}"
        )
    return (unit for _, unit in read(path, languages, report))


def _is_read_as_bitext(path: Path) -> bool:
    """Whether the pairs of a file are its segments: it has no reader of pairs of its own."""
    if pick(path, lambda kind: kind.read_units) is not None:
        return False
    return is_bitext(path) or is_bilingual_document(path)


def _bitext_pairs(
    path: Path, languages: tuple[str, str], report: ReadReport, *, unconfirmed: bool
) -> Iterator[TranslationUnit]:
    bitext = read_pairs(path)
    stated = f"from {bitext.source_lang} to {bitext.target_lang}"
    directed = in_direction(bitext, languages)
    if not directed.paragraphs:
        raise ProjectError(
            f"{path}: there is nothing to import: it is {stated}",
            hint=f"The project's memory is of {' and '.join(languages)}.",
        )
    if directed is not bitext:
        report.remarks.append(f"the file is {stated}: its sources and targets are exchanged")
    selection = Selection(drafts=unconfirmed)
    for unit in selection.sentences(directed):
        bare = unit.without_markers()
        if bare.source and bare.target:
            report.count_mended(int(bare != unit), "footnote markers, such as [^2], are taken out")
            yield bare
        else:
            report.count_left_out(1, "without a source or a target")
    report.count_left_out(len(selection.nulls), "without a source or a target")
    for why, count in selection.left_out.items():
        report.count_left_out(count, why.value)


def _chained(
    first: TranslationUnit, others: Iterator[TranslationUnit]
) -> Iterator[TranslationUnit]:
    yield first
    yield from others
