"""A project with one drafted, half post-edited document and its reference translation."""

from dataclasses import replace
from pathlib import Path

from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project


def _drafted(number: int, source: str, draft: str, target: str = "") -> Segment:
    made = Draft("argos", "translate-nl_en", "0.1", (Hypothesis(draft, -0.4),))
    status = Status.EDITED if target else Status.DRAFT
    return Segment(f"s{number}", source, target or draft, status, made.origin, made)


DRAFTED = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph("p1", Kind.TITLE, (_drafted(1, "Een brief", "A letter", "The letter"),)),
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                _drafted(1, "Zij werkten bij de Sovnarkom.", "She worked near to Sovnarkom."),
                _drafted(
                    2,
                    "De zon scheen, maar het was koud.[^1]",
                    "The sun seemed,[^1] but it was cold.",
                    "The sun shone, but it was cold.[^1]",
                ),
            ),
        ),
        Paragraph("p3", Kind.PARAGRAPH, (_drafted(1, "Toen ging hij weg.", "Then he went away."),)),
    ),
)

REFERENCES = {
    "Een brief": "A letter",
    "Zij werkten bij de Sovnarkom.": "They worked at the Sovnarkom.",
    "De zon scheen, maar het was koud.[^1]": "The sun was shining, but it was cold.[^1]",
    "Toen ging hij weg.": "Then he left.",
}


def with_references(bitext: Bitext) -> Bitext:
    """The bitext with the reference translations as its targets."""

    def reference(segment: Segment) -> Segment:
        origin = Origin(OriginKind.REFERENCE)
        target = REFERENCES.get(segment.source, "")
        return Segment(segment.id, segment.source, target, Status.CONFIRMED, origin)

    return replace(
        bitext,
        paragraphs=tuple(
            replace(paragraph, segments=tuple(map(reference, paragraph.segments)))
            for paragraph in bitext.paragraphs
        ),
    )


def make_scored_project(folder: Path) -> Project:
    """The project on disk, its reference in its place."""
    project = make_project(folder, DRAFTED)
    project.references.mkdir()
    (project.references / "brief.xlf").write_bytes(write_xliff(with_references(DRAFTED)))
    return project
