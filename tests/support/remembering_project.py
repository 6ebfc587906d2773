"""A project whose memory and document have something to say to each other."""

from dataclasses import replace
from pathlib import Path

from support.small_project import BITEXT, make_project

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.project.project import Project

REPEATED = "Daarna bleef het stil."
REMEMBERING = replace(
    BITEXT,
    paragraphs=(
        *BITEXT.paragraphs,
        Paragraph("p4", Kind.PARAGRAPH, (Segment("s1", REPEATED), Segment("s2", "Het regende."))),
        Paragraph("p5", Kind.PARAGRAPH, (Segment("s1", REPEATED),)),
        Paragraph("p6", Kind.PARAGRAPH, (Segment("s1", REPEATED),)),
    ),
)
UNITS = (
    TranslationUnit("De zon scheen, en het was warm.", "The sun shone, and it was warm."),
    TranslationUnit("Toen ging hij weg.", "Then he left."),
    TranslationUnit("Toen ging zij weg.", "Then she left."),
    TranslationUnit("De zon ging onder.", "The sun set."),
)

DRAFTED, SUNNY = SegmentRef("p2", "s1"), SegmentRef("p2", "s2")
LEFT = SegmentRef("p3", "s1")
FIRST, SECOND, THIRD = (SegmentRef(paragraph, "s1") for paragraph in ("p4", "p5", "p6"))
"""Where REPEATED stands."""


def write_memory(path: Path, *units: TranslationUnit) -> Path:
    """A TMX file at that path, which is returned."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_tmx(file, TmxHeader("nl-NL", "en-GB", "sentence", "0"), units)
    return path


def make_remembering_project(folder: Path, *, settings: str = "") -> Project:
    """The small project with a memory and a sentence that comes three times."""
    project = make_project(folder, REMEMBERING, settings=settings)
    write_memory(project.memory / "letters.tmx", *UNITS)
    return project
