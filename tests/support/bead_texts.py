"""Bitexts of beads, from texts."""

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.sentences import Sentence, new_bead


def bitext_of(*paragraphs: list[tuple[str, str]], confidence: float = 0.5) -> Bitext:
    """Beads of sentences parted by bars: ("Een.|Twee.", "One.")."""
    return Bitext(
        "letter",
        "",
        tuple(
            Paragraph(
                f"p{number}",
                Kind.PARAGRAPH,
                tuple(
                    new_bead(
                        f"s{place}",
                        [Sentence(text) for text in source.split("|") if text],
                        [Sentence(text) for text in target.split("|") if text],
                        confidence=confidence,
                    )
                    for place, (source, target) in enumerate(beads, 1)
                ),
            )
            for number, beads in enumerate(paragraphs, 1)
        ),
    )
