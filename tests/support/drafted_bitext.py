"""A bitext with drafts of the real starter."""

from collections.abc import Iterable
from dataclasses import replace

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.services.drafting.drafting import draft_document, make_translator
from alignwb.services.project.config import Config


def drafted_bitext(sources: Iterable[str]) -> Bitext:
    """A document of paragraphs of one segment each (`p1` and on, `s1`), all drafted."""
    paragraphs = tuple(
        Paragraph(f"p{n}", Kind.PARAGRAPH, (Segment("s1", text),))
        for n, text in enumerate(sources, start=1)
    )
    bitext = Bitext("brief", "seeds/brief.txt", paragraphs)
    for progress in draft_document(bitext, make_translator(replace(Config(), hypotheses=2))):
        edit = edits.attach_drafts(bitext, progress.drafts)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext
