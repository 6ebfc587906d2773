"""A bitext of any length for the benches: made-up Dutch and English, drafts on every segment."""

import random

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status

DUTCH = (
    "de het een van gemeente raad besluit vergadering onderwijs revolutie brief vriendin is niet"
    " met op voor aan door zijn wordt over ook naar bij dat die werd heeft kunnen moeten jaar"
    " nieuwe krant partij leven stad liefde"
).split()
_ENGLISH = (
    "the it a of council decision meeting schooling revolution letter friend is not with on for"
    " to by his becomes about also towards near that who was has can must year new newspaper"
    " party life town love"
).split()


def generate(segments: int, *, drafted: bool = True, seed: int = 1) -> Bitext:
    """A bitext of that many segments, one to five to a paragraph, about 110 characters each."""
    chance = random.Random(seed)
    paragraphs: list[Paragraph] = []
    left = segments
    while left:
        count = min(left, chance.randint(1, 5))
        left -= count
        paragraphs.append(
            Paragraph(
                id=f"p{len(paragraphs) + 1}",
                kind=Kind.PARAGRAPH,
                segments=tuple(_segment(chance, n + 1, drafted=drafted) for n in range(count)),
            )
        )
    return Bitext("generated", "", tuple(paragraphs))


def _sentence(chance: random.Random, words: list[str], length: int) -> str:
    return " ".join(chance.choice(words) for _ in range(length)).capitalize() + "."


def _segment(chance: random.Random, number: int, *, drafted: bool) -> Segment:
    length = max(3, round(chance.lognormvariate(2.9, 0.5)))
    source = _sentence(chance, DUTCH, length)
    if not drafted:
        return Segment(f"s{number}", source)
    hypotheses = tuple(
        Hypothesis(_sentence(chance, _ENGLISH, length), -0.4 - 0.1 * n) for n in range(4)
    )
    draft = Draft("argos", "generated", "1", hypotheses)
    return Segment(f"s{number}", source, draft.text, Status.DRAFT, draft.origin, draft)
