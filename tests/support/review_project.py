"""A real project on disk with a small alignment to review."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Document, Project


def bead(
    segment_id: str,
    source: Sequence[str],
    target: Sequence[str],
    confidence: float | None,
    *,
    begins: bool = False,
) -> Segment:
    """A bead as the aligner makes it; `begins` a paragraph of the target."""
    return new_bead(
        segment_id,
        [Sentence(text) for text in source],
        [Sentence(text, begins_paragraph=begins and not n) for n, text in enumerate(target)],
        confidence=confidence,
    )


ALIGNED = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph("p1", Kind.TITLE, (bead("s1", ["Een brief"], ["A letter"], 0.97, begins=True),)),
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                bead(
                    "s1",
                    ["Hij schreef lang.", "Zij las het."],
                    ["He wrote for long, and she read it."],
                    0.41,
                    begins=True,
                ),
                bead("s2", ["Zij zweeg."], [], 0.72),
                bead("s3", ["De zon scheen, maar koud."], ["The sun shone.", "Cold."], 0.96),
                bead("s4", ["Toen ging hij weg."], ["Then he left."], 0.97),
            ),
        ),
        Paragraph(
            "p3",
            Kind.PARAGRAPH,
            (
                bead("s1", ["Niemand kwam.", "Het werd stil."], ["No one came.", "Quiet."], 0.3),
                bead("s2", [], ["Translator's note."], 0.96, begins=True),
                bead("s3", ["Einde."], ["The end."], 0.99),
            ),
        ),
    ),
)


def make_review_project(folder: Path, bitext: Bitext = ALIGNED) -> Project:
    """A project in `folder` whose one document has an alignment."""
    project = Project(folder)
    project.references.mkdir(parents=True)
    project.seeds.mkdir()
    (project.references / f"{bitext.document}.xlf").write_bytes(write_xliff(bitext))
    source = [
        "\n".join(segment.source for segment in paragraph.segments)
        for paragraph in bitext.paragraphs
    ]
    (project.seeds / f"{bitext.document}.txt").write_text("\n\n".join(source), encoding="utf-8")
    (folder / "alignwb.toml").write_text(
        "draft_on_open = false\ncheck_on_screen = false\n", encoding="utf-8"
    )
    return project


def the_alignment(project: Project) -> Document:
    """Its one alignment."""
    (document,) = project.reference_documents()
    return document


def many_beads(copies: int) -> Bitext:
    """The same alignment so many times over."""
    paragraphs = tuple(
        replace(paragraph, id=f"p{copy * 3 + number}")
        for copy in range(copies)
        for number, paragraph in enumerate(ALIGNED.paragraphs, start=1)
    )
    return replace(ALIGNED, paragraphs=paragraphs)
