"""What became of a file's units while they were read, so that nothing is left out in silence."""

from dataclasses import dataclass, field

_NAMED = 5


@dataclass(slots=True)
class Places:
    """How many units something is true of, and the first few of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)
    _last: int = 0

    def add(self, number: int) -> None:
        """Count one more unit; a second time in a row it is the same one."""
        if self._last == number:
            return
        self._last = number
        self.count += 1
        if len(self.first) < _NAMED:
            self.first.append(number)

    def __str__(self) -> str:
        """As in a message: “units 2, 3 and 8 more”."""
        if not self.first:
            return f"{self.count} unit{'' if self.count == 1 else 's'}"
        others = self.count - len(self.first)
        numbers = ", ".join(map(str, self.first)) + (f" and {others} more" if others else "")
        return f"unit{'' if self.count == 1 else 's'} {numbers}"


@dataclass(slots=True)
class ReadReport:
    """What was left out, and what was changed, of the units of a file.

    Attributes:
        left_out: The units, or texts of units, that were not taken, by the reason.
        mended: The units that were taken with a change, by what was changed.
        languages: The languages of the file as it spells them, in their order.
        remarks: What is true of the whole file.
    """

    left_out: dict[str, Places] = field(default_factory=dict)
    mended: dict[str, Places] = field(default_factory=dict)
    languages: dict[str, None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def leave_out(self, number: int, reason: str) -> None:
        """Count a unit as not taken."""
        self.left_out.setdefault(reason, Places()).add(number)

    def count_left_out(self, count: int, reason: str) -> None:
        """Count some units as not taken, of which the numbers are not known."""
        if count:
            self.left_out.setdefault(reason, Places()).count += count

    def mend(self, number: int, change: str) -> None:
        """Count a unit as taken with a change."""
        self.mended.setdefault(change, Places()).add(number)

    def count_mended(self, count: int, change: str) -> None:
        """Count some units as taken with a change, of which the numbers are not known."""
        if count:
            self.mended.setdefault(change, Places()).count += count

    @property
    def left_out_total(self) -> int:
        """How many units were not taken, whatever the reason."""
        return sum(places.count for places in self.left_out.values())
