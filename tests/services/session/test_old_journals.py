"""Journals that an earlier version wrote still give back everything that was in them.

`old_journals/<case>` holds a document's file, its journal and the copy the journal starts from, as
they lay on the disk when that process ended, and the bitext it had in hand, as a file.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.services.session import OpenText, Session, open_session

JOURNALS = Path(__file__).parent / "old_journals"
DOG, HARD_RAIN, SECOND = SegmentRef("p3", "s1"), SegmentRef("p2", "s3"), SegmentRef("p1", "s2")

CASES = {
    # edits, undone and redone ones, drafts, splits and merges, before and after two saves
    "saved": (5, 0, 1, None),
    # closed with unsaved work, so that the journal was shortened, then opened and typed in
    "shortened": (5, 1, 5, OpenText(DOG, "[^1] Ex")),
    # ended in the middle of typing
    "typed": (6, 1, 3, OpenText(HARD_RAIN, "It was raining.")),
    # the beads of an alignment, and typing in a source
    "review": (2, 1, 4, OpenText(SECOND, "Niemand klaagde, het regende.", Side.SOURCE)),
}


def opened(root: Path, case: str) -> Session:
    """The session on a project to which the files of a case were copied."""
    project = Project(root)
    is_review = case == "review"
    folder = project.references if is_review else project.translations
    journals = project.state / "journal"
    if is_review:
        journals /= "reference"
    for place in (folder, journals):
        place.mkdir(parents=True)
    shutil.copy(JOURNALS / case / "boot.xlf", folder)
    for name in ("boot.jsonl", "boot.base.xlf"):
        shutil.copy(JOURNALS / case / name, journals)
    document = project.reference("boot") if is_review else project.find("boot")
    return open_session(project, document, is_review=is_review)


def steps(step: Callable[[], Edit | None]) -> int:
    """How often it can be taken."""
    return sum(1 for _ in iter(step, None))


@pytest.mark.parametrize("case", CASES)
def test_the_work_of_an_earlier_version_is_there(tmp_path: Path, case: str) -> None:
    done, undone, unsaved, open_text = CASES[case]
    expected = JOURNALS / case / "expected.xlf"

    with opened(tmp_path, case) as session:
        assert session.bitext.paragraphs == (
            read_xliff(expected.read_bytes(), expected).bitext.paragraphs
        )
        assert session.recovery.message == ""
        assert session.recovery.open_text == open_text
        assert session.recovery.edits == unsaved
        assert steps(session.redo) == undone
        assert steps(session.undo) == done + undone


@pytest.mark.parametrize("case", CASES)
def test_the_work_of_an_earlier_version_can_be_saved(tmp_path: Path, case: str) -> None:
    with opened(tmp_path, case) as session:
        before = session.bitext
        session.save()
        file = session.document.bitext
        assert read_xliff(file.read_bytes(), file).bitext.paragraphs == before.paragraphs
