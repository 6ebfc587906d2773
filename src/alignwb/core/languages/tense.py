"""The forms of a verb that Dutch and English share."""

from enum import StrEnum


class Tense(StrEnum):
    """Which form of a verb stands in a text."""

    BASE = "base"  # zoeken, zoek: seek
    THIRD = "third person"  # zoekt: seeks
    PAST = "past"  # zocht, zochten: sought
    PARTICIPLE = "participle"  # gezocht, gezochte: sought
    PRESENT_PARTICIPLE = "present participle"  # zoekend: seeking
