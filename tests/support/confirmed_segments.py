"""Segments that a person has confirmed, with the draft that was there before."""

from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status


def confirmed(number: int, source: str, target: str, drafted: str) -> Segment:
    """Segment `s1`, `s2` and so on, made from a draft that said something else, or the same."""
    draft = Draft("echo", "fake", "1", (Hypothesis(drafted, 0.0),))
    return Segment(f"s{number}", source, target, Status.CONFIRMED, draft=draft)
