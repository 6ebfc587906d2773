"""The keys page of the docs, made from the command table."""

from alignwb.tui.commands import COMMANDS, Command, Group
from alignwb.tui.key_names import spoken

_HEAD = """\
# Keys

<!-- Made from the command table: `alignwb edit --keys > docs/keys.md`. -->

Every command has a key that any terminal can send, over ssh and in tmux; it stands first. The
others work where the terminal can send them. Inside the target box the usual editing keys work:
arrows, Home, End, Ctrl+←/→ by word, Ctrl+W, Ctrl+K, Ctrl+C/X/V. `Ctrl+P` finds any command by name.
"""


def keys_page() -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for group in Group:
        rows = [
            f"| {_keys(command)} | {command.label} | {command.help} |"
            for command in COMMANDS
            if command.group is group
        ]
        parts.append(f"\n## {group}\n\n| key | command | what it does |\n|---|---|---|\n")
        parts.append("\n".join(rows) + "\n")
    return "".join(parts)


def _keys(command: Command) -> str:
    return ", ".join(f"`{spoken(key)}`" for key in command.keys)
