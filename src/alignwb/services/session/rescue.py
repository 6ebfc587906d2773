"""Keeping work that neither the bitext file nor the journal can take: which, and where else."""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.core.beads.bead_edits import edit_side
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import EditError, ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.services.session.records import OpenText


def changed_segments(before: Bitext, after: Bitext) -> tuple[SegmentRef, ...]:
    """The segments with work in them that `before` lacks or has otherwise than `after`."""
    known = dict(before.segments())
    return tuple(
        ref
        for ref, segment in after.segments()
        if known.get(ref) != segment and (ref in known or segment.target or segment.note)
    )


def with_open_text(bitext: Bitext, open_text: OpenText | None) -> Bitext:
    """The bitext with what is typed in it, where it still has a place for that."""
    edit = open_text_edit(bitext, open_text)
    return edits.apply(bitext, edit) if edit else bitext


def open_text_edit(bitext: Bitext, open_text: OpenText | None) -> Edit | None:
    """The edit that commits what is typed; None if nothing is, or there is no place for it."""
    if open_text is None:
        return None
    try:
        if open_text.side is Side.TARGET:
            return edits.set_target(
                bitext, open_text.ref, open_text.text, post_edit=open_text.post_edit
            )
        return edit_side(bitext, open_text.ref, open_text.side, open_text.text)
    except (EditError, KeyError):
        return None


def folders_elsewhere() -> tuple[Path, ...]:
    """Where to write when the project takes nothing: the home folder, the temporary one."""
    folders = [Path(tempfile.gettempdir())]
    with suppress(RuntimeError):  # who has no home
        folders.insert(0, Path.home())
    return tuple(folders)


def write_elsewhere(data: bytes, name: str, folders: Iterable[Path]) -> Path:
    """Write a bitext into the first folder that takes it, under a name that is not taken.

    Raises ProjectError, with what the last one answered, if none does.
    """
    refusal = ProjectError("there is no folder to write to")
    for folder in folders:
        number = 1
        while (path := folder / f"{name}.rescued-{number}.xlf").exists():
            number += 1
        try:
            write_atomically(path, data)
        except ProjectError as error:
            refusal = error
        else:
            return path
    raise refusal
