"""The formats that an open document can go out in, where each goes, and what keeps it from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import UsageError
from alignwb.formats.atomic import output_to
from alignwb.formats.file_kind import FileKind
from alignwb.services.exporting.export_units import Selection
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
from alignwb.services.project.written_paths import path_of

FOLDER = "exports"
"""Under the project: where documents go that are exported from the screen, unless it is changed."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A format in which a document can go out.

    Attributes:
        name: Of the format, as in `alignwb export --to NAME`; `ORIGINAL` for that of the source
            document, with all that is not text as it was.
        kind: What a file of it can hold, for an original too.
        path: The file that is written unless another is named.
        is_text: Whether it holds the translation alone, as a whole; else it holds pairs.
    """

    name: str
    kind: FileKind
    path: Path
    is_text: bool

    @property
    def is_original(self) -> bool:
        """Whether the document goes out as it came."""
        return self.name == ORIGINAL

    @property
    def suffix(self) -> str:
        """What stands behind the name of its files."""
        return self.path.suffix if self.is_original else self.kind.suffixes[0]

    @property
    def words(self) -> str:
        """What it is, in a line."""
        if self.is_original:
            return f"{self.path.name} back as it came ({self.kind.name})"
        return self.kind.holds

    @property
    def keeps(self) -> Sequence[tuple[str, str]]:
        """What of the document it holds and what not, each with what that is: label and words."""
        if self.is_original:
            return (("Kept", self.kind.kept), ("Not kept", self.kind.not_kept))
        return (("Holds", self.kind.holds),)


@dataclass(frozen=True, slots=True)
class GoingOut:
    """What of a document goes out.

    Attributes:
        with_drafts: Whether targets nobody has confirmed go out too.
        fill_source: Whether the source stands in a text where there is no target to take.
    """

    with_drafts: bool = False
    fill_source: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The segments of a document that are not ready to go out."""

    unconfirmed: tuple[SegmentRef, ...]
    untranslated: tuple[SegmentRef, ...]


@dataclass(frozen=True, slots=True)
class SentOut:
    """What was written.

    Attributes:
        path: The file.
        written: Paragraphs of a text, segments of other formats.
        missing: Those that are in the source language in a text, or left out of pairs.
        untouched: Parts of the source document that are in no segment, and as they were.
    """

    path: Path
    written: int
    missing: int
    untouched: int = 0


def ways_out(
    project: Project, document: Document, bitext: Bitext | None = None
) -> tuple[WayOut, ...]:
    """Every format of one file that a document can go out in, that of its original first.

    bitext: the document as it stands.  A text whose places it does not know (an older alignwb
    imported it) goes out as a text.
    """
    seed, folder = document.seed, project.root / FOLDER
    own = seed.suffix.casefold() if seed else ""
    ways = [
        WayOut(name, kind, folder / f"{document.name}{kind.suffixes[0]}", not holds_many(name))
        for name, kind in FORMATS.items()
        if kind.write_line_pairs is None  # two files with one name are for scripts
    ]
    ways.sort(key=lambda way: own not in FORMATS[way.name].suffixes)
    if seed is not None and (kind := _kind_to_go_back(seed, bitext)):
        is_text = kind.write_targets is None
        original = WayOut(ORIGINAL, kind, folder / seed.name, is_text)
        ways = [original, *(way for way in ways if way.path != original.path)]
    return tuple(ways)


def _kind_to_go_back(seed: Path, bitext: Bitext | None) -> FileKind | None:
    try:
        kind = original_kind(seed)
    except UsageError:
        return None
    has_places = bitext is None or bool(bitext.original_digest)
    return kind if has_places or not kind.is_guessed else None


def fitting(ways: Sequence[WayOut], asked: str) -> tuple[WayOut, ...]:
    """The formats whose name, suffixes or words have every word that is asked for."""
    wanted = asked.casefold().split()
    return tuple(
        way
        for way in ways
        if all(word in f"{way.name} {way.words} {way.path.name}".casefold() for word in wanted)
    )


def destination(project: Project, way: WayOut, written: str) -> Path:
    """The file that is meant by a path: relative to the project, a folder for one in it.

    Raises UsageError if there is none in it.
    """
    asked = written.strip()
    if not asked:
        raise UsageError("there is no file named to export to", hint="Write where it is to go.")
    path = path_of(asked, project.root)
    return path / way.path.name if asked.endswith(("/", "\\")) or path.is_dir() else path


def in_place_of(written: str, before: WayOut, after: WayOut) -> str:
    """A path that was meant for one format, for another: only what the format gave it changes."""
    if written.endswith(before.path.name):
        return written.removesuffix(before.path.name) + after.path.name
    if before.suffix and written.endswith(before.suffix):
        return written.removesuffix(before.suffix) + after.suffix
    return written


def unfinished(bitext: Bitext) -> Unfinished:
    """What a document lacks before all of it can go out."""
    open_ = [
        (ref, bool(segment.target))
        for ref, segment in bitext.segments()
        if segment.source and not segment.status.is_done
    ]
    return Unfinished(
        tuple(ref for ref, has_target in open_ if has_target),
        tuple(ref for ref, has_target in open_ if not has_target),
    )


def stopping(way: WayOut, bitext: Bitext, going: GoingOut) -> tuple[SegmentRef, ...]:
    """The segments that keep a document from going out, in order; none if it can.

    A text has to be whole, unless the source may stand in it; of pairs there has to be one.
    """
    if way.is_text and going.fill_source:
        return ()
    selection = Selection(going.with_drafts)
    taken = {ref: selection.takes(each) for ref, each in bitext.segments() if each.source}
    if not way.is_text and (way.is_original or any(taken.values())):
        return ()
    return tuple(ref for ref, is_taken in taken.items() if not is_taken)


def send_out(
    way: WayOut, document: Document, bitext: Bitext, going: GoingOut, path: Path | None = None
) -> SentOut:
    """Write a document as it stands, whole or not at all, to `path` or where it goes by itself.

    Pairs without a target that goes out are left out, and in a client's file such segments stay as
    they are.  Raises AlignwbError.
    """
    path = path or way.path
    own = [file for file in (document.seed, document.bitext) if file]
    refuse_own_file(path, own)
    make_folder(path.parent)
    narrowing = () if path.exists() else own
    if way.is_original:
        filling = OriginalOptions(going.with_drafts, going.fill_source)
        written = write_original(document, bitext, filling)
        with output_to(path, no_wider_than=narrowing) as file:
            file.write(written.data)
        missing = written.unconfirmed + written.untranslated
        return SentOut(path, written.blocks, missing, len(written.left_out))
    options = ExportOptions(drafts=going.with_drafts, fill_source=way.is_text and going.fill_source)
    with output_to(path, no_wider_than=narrowing) as file:
        report = export([bitext], way.name, file, options)
    missing = report.unconfirmed + report.untranslated + len(report.nulls)
    return SentOut(path, report.written, missing)
