"""A command of a screen: key, label, help and palette entry in one place."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from alignwb.tui.commands.key_names import spoken


class Group(StrEnum):
    """The group under which a command is listed in the help and on the keys page."""

    MOVE = "Moving"
    FIND = "Finding what needs a look"
    BEAD = "Beads"
    TRANSLATE = "Translating"
    SIGN = "Signs and codes"
    SEGMENT = "Segments"
    DOCUMENT = "Documents"
    SCREEN = "Screen"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the translator can ask of the screen.

    Attributes:
        id: Its name; a controller of the screen answers to it.
        label: A few words, for the palette and the footer.
        help: One sentence.
        keys: Key names as Textual spells them; the first one works on every terminal.
        digits: A modifier ("ctrl") that with a digit is a key too, and passes the digit to the
            action; "" for none.
        group: Where it is listed.
        footer: A word or two for the footer, where a screen has it there; "" if none has.
        leaves_box: Whether what is typed becomes an edit before it; not for a command that goes on
            with the text in the box or takes it in by itself.
    """

    id: str
    label: str
    help: str
    keys: tuple[str, ...]
    group: Group
    footer: str = ""
    digits: str = ""
    leaves_box: bool = True

    @property
    def key(self) -> str:
        """The key that works on every terminal, for people."""
        return spoken(self.keys[0])

    def action(self, *arguments: int) -> str:
        """The screen's action for it, as Textual reads it."""
        return action_of(self.id, *arguments)

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys for people, the digits as one."""
        keys = dict.fromkeys(map(spoken, self.keys))
        return (*keys, f"{self.digits.capitalize()}+1…9") if self.digits else tuple(keys)

    @property
    def digit_keys(self) -> dict[str, str]:
        """The action of every key that is a digit."""
        return {f"{self.digits}+{n}": self.action(n) for n in range(1, 10) if self.digits}


def action_of(name: str, *arguments: int) -> str:
    """The screen's action that carries out the command of that id, as Textual reads it."""
    return f"command({', '.join(map(repr, (name, *arguments)))})"


def key_actions(commands: Collection[Command]) -> dict[str, str]:
    """The action of every key of these commands."""
    actions = {key: command.action() for command in commands for key in command.keys}
    for command in commands:
        actions |= command.digit_keys
    return actions


def named(commands: Collection[Command], name: str) -> Command:
    """The command of that id.  Raises KeyError if there is none."""
    return {command.id: command for command in commands}[name]


def key_of(commands: Collection[Command], name: str) -> str:
    """The key of the command of that id, for people.  Raises KeyError if there is none."""
    return named(commands, name).key
