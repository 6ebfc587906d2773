"""Where an aligned bitext is written, and what it may take the place of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.atomic import write_atomically
from alignwb.formats.file_kinds import is_bitext, pick
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Document, Project
from alignwb.services.session.replacing import ReplacedDocument, replacing_document


@dataclass(frozen=True, slots=True)
class Destination:
    """A file to write an aligned bitext to.

    Attributes:
        path: The file.
        reference: The reference of the project that the file is; None for a file elsewhere.
    """

    path: Path
    reference: Document | None = None


def choose_destination(project: Project | None, name: str, output: Path | None) -> Destination:
    """The file asked for, or the reference of the document `name`.

    Raises UsageError if neither a file nor a project is given, or if nothing may be written there:
    the file is of another kind, or a translation is kept in it.
    """
    if output is None:
        if project is None:
            raise UsageError(
                "there is no project around this folder to keep the aligned bitext in",
                hint="Say where to write it with -o FILE.xlf, or make a project: alignwb init",
            )
        reference = project.reference_of(name)
        reference.refuse_rivals()
        return Destination(reference.bitext, reference)
    _refuse_other_kinds(output)
    document = Document(output.stem, None, output)
    if project is not None and project.owns(document):
        raise UsageError(
            f"{output}: this is where the translation of {output.stem} is kept",
            hint=f"Aligned bitexts belong in {project.references}; leave -o out.",
        )
    if project is None or not project.refers_to(document):
        return Destination(output)
    there = project.reference_of(output.stem)
    if there.is_imported and not there.is_at(output):
        raise UsageError(
            f"{output}: the aligned bitext of {output.stem} is {there.bitext.name} there",
            hint="Leave -o out to write that one, or move it away first.",
        )
    return Destination(output, document)


def _refuse_other_kinds(output: Path) -> None:
    if not is_bitext(output):
        raise UsageError(
            f"{output}: an aligned bitext is written as XLIFF, to a file that ends in .xlf",
            hint="For other formats: alignwb export FILE.xlf --to FORMAT",
        )
    if output.is_dir():
        raise UsageError(f"{output}: this is a folder", hint="Name a file in it.")


def refuse_work(destination: Destination, *, replace: bool) -> None:
    """Raise ProjectError if the saved file holds a person's work and may not be replaced."""
    if not replace and destination.path.exists():
        _refuse(destination, _saved(destination.path))


def refuse_missing_folder(destination: Destination) -> None:
    """Raise ProjectError if nothing could be written there in the end; a project makes its own."""
    folder = destination.path.parent
    if destination.reference is None and not folder.is_dir():
        raise ProjectError(
            f"{destination.path}: there is no folder {folder}",
            hint="Make it first, or name another file with -o.",
        )


def write_aligned(
    project: Project | None,
    destination: Destination,
    bitext: Bitext,
    *,
    replace: bool,
    texts: Iterable[Path] = (),
) -> Path | None:
    """Write the bitext in one step; returns where the work that was there is kept, if any.

    texts: the files that were aligned; a new bitext is readable to nobody who may not read them.

    Raises ProjectError if a person's work is there and `replace` is not asked for, if someone has
    it open for review, or if it cannot be written; everything is left as it was then.
    """
    write = pick(destination.path, lambda kind: kind.write_bitext)
    assert write is not None  # else it had been refused
    data = write(bitext)
    if project is None or destination.reference is None:
        refuse_work(destination, replace=replace)
        narrowing = () if destination.path.exists() else texts
        write_atomically(destination.path, data, no_wider_than=narrowing)
        return None
    make_folder(destination.path.parent)
    with replacing_document(project, destination.reference) as replaced:
        kept = _make_room(destination, replaced, may_replace=replace)
        replaced.write(data, no_wider_than=texts)
    return kept


def _make_room(
    destination: Destination, replaced: ReplacedDocument, *, may_replace: bool
) -> Path | None:
    """Refuse to replace a person's work, saved or only in the journal, or set it aside."""
    path = destination.path
    if not path.exists() and not replaced.has_journal:
        return None
    try:
        work = replaced.present_work(may_write=may_replace)
    except (FormatError, ProjectError):
        if not may_replace:
            raise
        return replaced.set_aside(read_bytes(path)) if path.exists() else None
    if not work.has_edits and not _is_reviewed(work.bitext):
        return None
    if not may_replace:
        _refuse(destination, work.bitext, has_edits=work.has_edits)
    return replaced.set_aside(work.as_file(path))


def _saved(path: Path) -> Bitext | None:
    try:
        return read_bitext(path)
    except FormatError:
        return None


def _refuse(destination: Destination, bitext: Bitext | None, *, has_edits: bool = False) -> None:
    path = destination.path
    hint = "To write over it all the same: --replace. Or name another file with -o."
    if bitext is None:
        raise ProjectError(f"{path} is there already and is no bitext that can be read", hint=hint)
    if any(_is_of_hand(segment) for _, segment in bitext.segments()):
        raise ProjectError(f"{path} is there already, and not made by alignwb align", hint=hint)
    if has_edits or _is_reviewed(bitext):
        done = sum(segment.status.is_done for _, segment in bitext.segments())
        raise ProjectError(
            f"{path} has been reviewed ({done} bead{'s' if done != 1 else ''} confirmed);"
            " it is not replaced",
            hint=hint,
        )


def _is_of_hand(segment: Segment) -> bool:
    return segment.pairing is None


def _is_reviewed(bitext: Bitext) -> bool:
    return any(_has_been_touched(segment) for _, segment in bitext.segments())


def _has_been_touched(segment: Segment) -> bool:
    """Whether a person did anything to a bead."""
    pairing = segment.pairing
    return (
        pairing is None
        or segment.status.is_done
        or bool(segment.note or segment.dismissed)
        or pairing.is_flagged
        or pairing.confidence is None
        or bool(pairing.original_source or pairing.original_target)
    )
