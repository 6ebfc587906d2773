"""Keys of commands that mean something in dialogs too, whatever keys are in force."""

from collections.abc import Sequence

from textual.binding import Binding

from alignwb.tui.commands import EDITING, Command


def bound(command: Command, action: str, description: str) -> Binding:
    """The keys of a command for an action of a dialog, before any box of it sees them."""
    return Binding(",".join(command.keys), action, description, id=command.id, priority=True)


def keys_by_id(commands: Sequence[Command]) -> dict[str, str]:
    """The keys of bindings made by `bound` where they are not those they were made with."""
    before = {command.id: command.keys for command in EDITING}
    return {
        command.id: ",".join(command.keys)
        for command in commands
        if command.keys != before.get(command.id)
    }
