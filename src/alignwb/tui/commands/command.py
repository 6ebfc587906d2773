"""A command of a screen: key, label, help and palette entry in one place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Where a command stands in the help and on the keys page."""

    MOVE = "Moving"
    FIND = "Finding what needs a look"
    BEAD = "Beads"
    TRANSLATE = "Translating"
    SEGMENT = "Segments"
    DOCUMENT = "Documents"
    SCREEN = "Screen"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the translator can ask of the screen.

    Attributes:
        id: The action's name.
        label: A few words, for the palette and the footer.
        help: One sentence.
        keys: Key names as Textual spells them; the first one works on every terminal.
        group: Where it is listed.
        footer: A word or two for the footer; "" keeps it out.
    """

    id: str
    label: str
    help: str
    keys: tuple[str, ...]
    group: Group
    footer: str = ""


def key_actions(commands: Iterable[Command]) -> dict[str, str]:
    """The action of every key of these commands."""
    return {key: command.id for command in commands for key in command.keys}
