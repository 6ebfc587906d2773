"""Take the pictures of the review screen: `python docs/review_pictures.py` (or `make docs`).

Aligns this repository's second document, in a temporary copy of the project, with the English of
its own finished translation, from which some sentences were taken so that there is something to
review; confirms what stands above the beads shown, and photographs the screen at two sizes.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from alignwb.cli.main import main as alignwb
from alignwb.core.beads import review_queue
from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.opening import open_review
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.screenshot import take_screenshot
from alignwb.tui.shared.modes import Mode

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PICTURES = {"review.svg": (160, 50), "review-80x24.svg": (80, 24)}
LEFT_OUT = ("added.", "That is an excellent idea!")
CONFIRMED = 46
SHOWN = 51


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        shutil.copytree(ROOT / "seeds", project.seeds)
        document = project.documents()[1]
        finished = read_bitext(ROOT / "translations" / "reference" / f"{document.name}.xlf")
        english = "\n\n".join(paragraph.target for paragraph in finished.paragraphs)
        for sentence in LEFT_OUT:
            assert sentence in english, sentence
            english = english.replace(sentence, "", 1)
        (project.root / "english.txt").write_text(english, encoding="utf-8")
        with contextlib.chdir(folder):
            assert alignwb(["align", document.name, "english.txt", "--quiet"]) == 0
        alignment = project.reference(document.name)
        with open_review(project, alignment).session as session:
            review(session)
            session.save()
        for name, size in PICTURES.items():
            take_screenshot(
                project, alignment, DOCS / name, size=size, segment=SHOWN, mode=Mode.REVIEW
            )


def review(session: Session) -> None:
    """What a reviewer would have done by the time of the picture."""
    apply(session, review_queue.confirm_down_to(session.bitext, numbered(session, CONFIRMED)))
    flagged = numbered(session, CONFIRMED + 3)
    apply(session, review_queue.flag(session.bitext, flagged, True))
    apply(session, edits.set_note(session.bitext, numbered(session, SHOWN), "See the first print."))


def numbered(session: Session, number: int) -> SegmentRef:
    ref = navigation.numbered(session.bitext, number)
    assert ref is not None
    return ref


def apply(session: Session, edit: Edit | None) -> None:
    if edit is not None:
        session.apply(edit)


if __name__ == "__main__":
    main()
