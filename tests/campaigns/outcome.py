"""What became of a campaign: how much was tried, and what was wrong."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What became of some kills.

    Attributes:
        kills: How many, by what ended the process.
        faults: What was wrong, by its cause; each says where.
        words: How many words had to be there.
        young: Words younger than a second that were gone; no fault.
    """

    kills: dict[str, int] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    words: int = 0
    young: int = 0

    def count(self, end: str) -> None:
        """Count a kill."""
        self.kills[end] = self.kills.get(end, 0) + 1

    def blame(self, cause: str, what: str) -> None:
        """Note a fault."""
        self.faults.setdefault(cause, []).append(what)

    def add(self, other: "Outcome") -> None:
        """Take in another's."""
        for end, count in other.kills.items():
            self.kills[end] = self.kills.get(end, 0) + count
        for cause, faults in other.faults.items():
            self.faults.setdefault(cause, []).extend(faults)
        self.words += other.words
        self.young += other.young
