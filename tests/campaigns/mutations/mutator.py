"""What a mutator is, and how several are drawn for one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

_HOW_MANY, _HOW_OFTEN = (1, 2, 3), (6, 3, 1)


@dataclass(frozen=True, slots=True)
class Mutator:
    """A way to damage a file: from its bytes and a source of chance to other bytes.

    Attributes:
        mutate: Makes the other bytes; the bytes it is given may be damaged already.
        weight: How often it is drawn beside its fellows.
    """

    mutate: Callable[[Random, bytes], bytes]
    weight: float

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.mutate.__name__


def draw(random: Random, mutators: Sequence[Mutator]) -> list[Mutator]:
    """One to three of them, in the order in which they are used."""
    [count] = random.choices(_HOW_MANY, _HOW_OFTEN)
    return random.choices(mutators, [each.weight for each in mutators], k=count)
