"""The three levels that people see of how far a draft can be trusted."""

from enum import StrEnum

_MIDDLE = 0.15
_HIGH = 0.5
"""More likely than not, it needs little editing."""


class DraftLevel(StrEnum):
    """How far a draft can be trusted, in rising order."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"

    @property
    def mark(self) -> str:
        """The sign of the level, one column wide, told apart without colours."""
        return {DraftLevel.LOW: "▁", DraftLevel.MIDDLE: "▄", DraftLevel.HIGH: "█"}[self]


def level_of(probability: float) -> DraftLevel:
    """The level of a draft that needs little editing with this probability, 0 to 1."""
    if probability >= _HIGH:
        return DraftLevel.HIGH
    return DraftLevel.MIDDLE if probability >= _MIDDLE else DraftLevel.LOW
