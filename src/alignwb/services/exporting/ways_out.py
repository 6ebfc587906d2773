"""The formats that an open document can go out in, where each goes, and what is not finished."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import UsageError
from alignwb.formats.atomic import output_to
from alignwb.services.exporting.exporting import (
    FORMATS,
    ExportOptions,
    export,
    holds_many,
)
from alignwb.services.exporting.originals_out import (
    ORIGINAL,
    OriginalOptions,
    original_kind,
    write_original,
)
from alignwb.services.project.folders import make_folder
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Document, Project

FOLDER = "exports"
"""Under the project: where documents go that are exported from the screen."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A format in which a document can go out.

    Attributes:
        name: Of the format, as in `alignwb export --to NAME`; `ORIGINAL` for that of the source
            document, with all that is not text as it was.
        path: The file that is written.
        is_text: Whether it holds the translation alone, as a whole; else it holds pairs.
    """

    name: str
    path: Path
    is_text: bool

    @property
    def replaces(self) -> bool:
        """Whether there is such a file, which is replaced."""
        return self.path.exists()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How many segments of a document are not ready to go out."""

    unconfirmed: int
    untranslated: int


@dataclass(frozen=True, slots=True)
class SentOut:
    """What was written.

    Attributes:
        written: Paragraphs of a text, segments of other formats.
        missing: Those that are in the source language in a text, or left out of pairs.
        untouched: Parts of the source document that are in no segment, and as they were.
    """

    written: int
    missing: int
    untouched: int = 0


def ways_out(project: Project, document: Document) -> tuple[WayOut, ...]:
    """Every format of one file that a document can go out in, that of its original first."""
    seed, folder = document.seed, project.root / FOLDER
    own = seed.suffix.casefold() if seed else ""
    ways = [
        WayOut(name, folder / f"{document.name}{kind.suffixes[0]}", not holds_many(name))
        for name, kind in FORMATS.items()
        if kind.write_line_pairs is None  # two files with one name are for scripts
    ]
    ways.sort(key=lambda way: own not in FORMATS[way.name].suffixes)
    if seed is not None and _is_written_back(seed):
        original = WayOut(ORIGINAL, folder / seed.name, is_text=True)
        ways = [original, *(way for way in ways if way.path != original.path)]
    return tuple(ways)


def _is_written_back(seed: Path) -> bool:
    try:
        original_kind(seed)
    except UsageError:
        return False
    return True


def unfinished(bitext: Bitext) -> Unfinished:
    """What a document lacks before all of it can go out."""
    segments = [segment for _, segment in bitext.segments() if segment.source]
    untranslated = sum(not each.target and not each.status.is_done for each in segments)
    unconfirmed = sum(bool(each.target) and not each.status.is_done for each in segments)
    return Unfinished(unconfirmed, untranslated)


def send_out(way: WayOut, document: Document, bitext: Bitext, *, with_drafts: bool) -> SentOut:
    """Write a document as it stands, whole or not at all.

    with_drafts: whether targets nobody has confirmed go out too.  In a text the source stays where
    there is no target to take; pairs without one are left out.  Raises AlignwbError.
    """
    own = [file for file in (document.seed, document.bitext) if file]
    refuse_own_file(way.path, own)
    make_folder(way.path.parent)
    narrowing = () if way.path.exists() else own
    if way.name == ORIGINAL:
        filling = OriginalOptions(drafts=with_drafts, fill_source=True)
        written = write_original(document, bitext, filling)
        with output_to(way.path, no_wider_than=narrowing) as file:
            file.write(written.data)
        missing = written.unconfirmed + written.untranslated
        return SentOut(written.blocks, missing, len(written.left_out))
    options = ExportOptions(drafts=with_drafts, fill_source=way.is_text)
    with output_to(way.path, no_wider_than=narrowing) as file:
        report = export([bitext], way.name, file, options)
    missing = report.unconfirmed + report.untranslated + len(report.nulls)
    return SentOut(report.written, missing)
