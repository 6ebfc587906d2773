"""The paragraphs of the source that a bitext holds, however beads have joined them."""

from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.repairs.joined_paragraphs import opened
from alignwb.core.bitext.segment import ParagraphStart


def source_paragraphs_of(bitext: Bitext) -> list[tuple[ParagraphStart, str]]:
    """What is known of each paragraph of the source, and its text, in order."""
    found: list[tuple[ParagraphStart, str]] = []
    for paragraph in bitext.paragraphs:
        for segment in opened(paragraph):
            ends = [*(each.offset for each in segment.paragraph_starts), len(segment.source)]
            if found and segment.source[: ends[0]].strip():
                start, text = found[-1]
                found[-1] = start, f"{text} {segment.source[: ends[0]].strip()}".strip()
            for start, begin, end in zip(
                segment.paragraph_starts, ends[:-1], ends[1:], strict=True
            ):
                found.append((replace(start, offset=0), segment.source[begin:end].strip()))
    return found
