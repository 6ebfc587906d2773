"""Take the pictures of the docs: `python docs/pictures.py` (or `make docs`).

Imports and drafts this repository's first document in a temporary copy of the project, translates
its first lines, and photographs the screen at two sizes.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from alignwb.core import edits, navigation
from alignwb.core.segment import Status
from alignwb.services.drafting import draft_document, make_translator
from alignwb.services.opening import open_document
from alignwb.services.project import Project
from alignwb.services.session import Session
from alignwb.tui.screenshot import take_screenshot

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PICTURES = {"workbench.svg": (160, 50), "workbench-80x24.svg": (80, 24)}
TRANSLATED = {
    1: "Hanneke Hoekstra",
    2: "Dying for Lenin",
    3: "Inessa Armand, the Perfect Bolshevik",
    4: "Inessa Armand lived an unconventional and brave life, sexually, socially and politically.",
}
EDITED = {5: "As a Bolshevik revolutionary and as Lenin’s mistress she made history."}
NOTED = {12: "Il’ich here, Iljitsj in the memoir: one spelling in English."}
SHOWN = 12


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        shutil.copytree(ROOT / "seeds", project.seeds)
        shutil.copy(ROOT / "glossary.tsv", project.glossary)
        document = project.documents()[0]
        with open_document(project, document).session as session:
            for progress in draft_document(session.bitext, make_translator(project.config)):
                session.attach_drafts(progress.drafts)
            for number, text in TRANSLATED.items():
                write(session, number, text, Status.CONFIRMED)
            for number, text in EDITED.items():
                write(session, number, text, Status.EDITED)
            for number, note in NOTED.items():
                ref = navigation.numbered(session.bitext, number)
                segment = replace(session.bitext.segment(ref), note=note)
                session.apply(edits.replace_segment(session.bitext, ref, segment, label="note"))
            session.save()
        for name, size in PICTURES.items():
            take_screenshot(project, document, DOCS / name, size=size, segment=SHOWN)


def write(session: Session, number: int, text: str, status: Status) -> None:
    ref = navigation.numbered(session.bitext, number)
    edit = edits.set_target(session.bitext, ref, text, status=status)
    if edit is not None:
        session.apply(edit)


if __name__ == "__main__":
    main()
