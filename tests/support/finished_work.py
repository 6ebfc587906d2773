"""What this repository itself translates: its sources, and their finished English."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project

PROJECT = Project(Path(__file__).parents[2])
REFERENCES = tuple(sorted(PROJECT.references.glob("*.xlf")))
DOCUMENTS = tuple(path.stem for path in REFERENCES)


class Place(NamedTuple):
    """Where a segment stands; the document by the number its name begins with."""

    document: str
    paragraph: str
    segment: str

    def __str__(self) -> str:
        return f"{self.document} {self.paragraph}/{self.segment}"


@cache
def reference(document: str) -> Bitext:
    """A document's finished translation."""
    return read_bitext(PROJECT.references / f"{document}.xlf")


@cache
def finished() -> tuple[tuple[Place, Segment], ...]:
    """Every segment of every finished translation."""
    return tuple(
        (Place(document[:3], paragraph.id, segment.id), segment)
        for document in DOCUMENTS
        for paragraph in reference(document).paragraphs
        for segment in paragraph.segments
    )
