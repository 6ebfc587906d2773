"""A run of paragraphs replaced by another run: how a document is cut into paragraphs."""

from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.errors import EditError


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A run of paragraphs replaced by another run.

    Attributes:
        before: The paragraphs there, one behind the other; never empty.
        after: The paragraphs that replace them; never empty.
    """

    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]


def with_run(bitext: Bitext, change: ParagraphChange) -> Bitext:
    """The bitext after the change.

    What only the file says of a paragraph is that of the paragraph of the same id there is now,
    or of the first one.  Raises EditError if the run is not there, or ids would be there twice.
    """
    start = bitext.positions.get(change.before[0].id, 0)
    end = start + len(change.before)
    there = bitext.paragraphs[start:end]
    if there != change.before:
        raise EditError(
            f"paragraph {change.before[0].id} of {bitext.document} has changed since",
            hint="Look at the paragraph and make the change again.",
        )
    known = {paragraph.id: paragraph for paragraph in there}
    first = replace(there[0], target_order=())
    after = tuple(_with_facts(each, known.get(each.id, first)) for each in change.after)
    paragraphs = bitext.paragraphs[:start] + after + bitext.paragraphs[end:]
    result = replace(bitext, paragraphs=paragraphs)
    if len(result.positions) != len(paragraphs):
        raise EditError(f"two paragraphs of {bitext.document} would have one id")
    return result


def _with_facts(paragraph: Paragraph, known: Paragraph) -> Paragraph:
    return replace(
        paragraph,
        target_order=known.target_order,
        client_notes=known.client_notes,
    )
