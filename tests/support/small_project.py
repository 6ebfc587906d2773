"""A real project on disk with a small document, for tests of sessions and screens."""

from pathlib import Path

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Document, Project

DRAFT = Draft(
    "argos",
    "translate-nl_en",
    "0.1",
    (Hypothesis("They worked at Sovnarkom.", -0.4), Hypothesis("They were at Sovnarkom.", -0.6)),
)

BITEXT = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph("p1", Kind.TITLE, (Segment("s1", "Een brief"),)),
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                Segment(
                    "s1",
                    "Zij werkten bij de Sovnarkom.",
                    DRAFT.text,
                    Status.DRAFT,
                    DRAFT.origin,
                    DRAFT,
                ),
                Segment("s2", "De zon scheen, maar het was koud.[^1]"),
            ),
        ),
        Paragraph("p3", Kind.PARAGRAPH, (Segment("s1", "Toen ging hij weg."),)),
    ),
)

TITLE, DRAFTED, MARKED, LAST = (
    SegmentRef(*place) for place in (("p1", "s1"), ("p2", "s1"), ("p2", "s2"), ("p3", "s1"))
)
"""Its segments, in order."""

GLOSSARY = (
    "source\ttarget\tstatus\tpos\tnote\tvariants\nSovnarkom\tSovnarkom\tpreferred\tname\t\t\n"
)


def make_project(folder: Path, bitext: Bitext = BITEXT, *, settings: str = "") -> Project:
    """A project in `folder` with one imported document.

    Nothing is drafted, checked or suggested unless it is asked for.
    """
    (folder / "seeds").mkdir()
    source = "\n\n".join(paragraph.source for paragraph in bitext.paragraphs)
    (folder / "seeds" / f"{bitext.document}.txt").write_text(source, encoding="utf-8")
    (folder / "translations").mkdir()
    (folder / "translations" / f"{bitext.document}.xlf").write_bytes(write_xliff(bitext))
    (folder / "glossary.tsv").write_text(GLOSSARY, encoding="utf-8")
    quiet = "draft_on_open = false\n"
    if "complete" not in settings:
        quiet += "complete = false\n"
    if "check_on_screen" not in settings:
        quiet += "check_on_screen = false\n"
    (folder / "alignwb.toml").write_text(f"{quiet}{settings}", encoding="utf-8")
    return Project(folder)


def the_document(project: Project) -> Document:
    """Its one imported document."""
    (document,) = (document for document in project.documents() if document.is_imported)
    return document
