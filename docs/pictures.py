"""Take the pictures of the docs: `python docs/pictures.py` (or `make docs`).

Imports and drafts this repository's first document in a temporary copy of the project, takes its
first sentences from the finished translation, lets it remember the other document and an earlier
wording, and photographs the screen at two sizes, the concordance and the completion.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from alignwb import __version__
from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Status
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.drafting.drafting import draft_document, make_translator
from alignwb.services.opening import open_document
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import load_terms
from alignwb.tui.screenshot import take_screenshot

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PICTURES = {"workbench.svg": (160, 50), "workbench-80x24.svg": (80, 24)}
CONCORDANCE = ("alt+l", *"revolutie*", "down")
COMPLETION = ("alt+x", *"Among th")
EARLIER = TranslationUnit(
    "Onder hen was Vladimir Il’ich Lenin, leider van de Bolsjewistische Partij en hoofd van de"
    " Sovjetstaat.",
    "Among them was Vladimir Ilyich Lenin, leader of the Bolshevik Party and head of the Soviet"
    " state.",
)
CONFIRMED = 9
EDITED = 2
SHOWN = 12


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        shutil.copytree(ROOT / "seeds", project.seeds)
        shutil.copy(ROOT / "glossary.tsv", project.glossary)
        document, other = project.documents()
        remember(project, other)
        with open_document(project, document).session as session:
            # With the terms, for a draft without them would be made again on the screen.
            terms = load_terms(project)
            translator = make_translator(project.config)
            for progress in draft_document(session.bitext, translator, terms=terms):
                session.attach_drafts(progress.drafts)
            finished = read_bitext(ROOT / "translations" / "reference" / f"{document.name}.xlf")
            for number in range(1, SHOWN + 1):
                take_over(session, finished, number)
            session.save()
        for name, size in PICTURES.items():
            take_screenshot(project, document, DOCS / name, size=size, segment=SHOWN)
        take_screenshot(
            project,
            document,
            DOCS / "concordance.svg",
            size=(120, 36),
            segment=SHOWN,
            keys=CONCORDANCE,
        )
        take_screenshot(
            project,
            document,
            DOCS / "completion.svg",
            size=(100, 24),
            segment=SHOWN,
            keys=COMPLETION,
        )


def remember(project: Project, other: Document) -> None:
    """Give the project a memory."""
    project.references.mkdir(parents=True)
    shutil.copy(ROOT / "translations" / "reference" / f"{other.name}.xlf", project.references)
    project.memory.mkdir()
    with (project.memory / "lecture.tmx").open("wb") as file:
        write_tmx(file, TmxHeader("nl", "en", "sentence", __version__), [EARLIER])


def take_over(session: Session, finished: Bitext, number: int) -> None:
    """Do with a segment what its translator would have done by the time of the picture."""
    ref = navigation.numbered(session.bitext, number)
    assert ref is not None
    own, done = session.bitext.segment(ref), finished.segment(ref)
    if number <= CONFIRMED:
        own = replace(own, target=done.target, status=Status.CONFIRMED)
    elif number <= CONFIRMED + EDITED:
        own = replace(own, target=done.target, status=Status.EDITED)
    edit = edits.replace_segment(
        session.bitext, ref, replace(own, note=done.note), label="translate"
    )
    if edit is not None:
        session.apply(edit)


if __name__ == "__main__":
    main()
