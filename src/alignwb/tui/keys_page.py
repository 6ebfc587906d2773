"""The keys page of the docs, made from the command tables."""

from collections.abc import Sequence

from alignwb.tui.commands import EDITING, REVIEWING, Command, Group, common
from alignwb.tui.commands.key_names import spoken
from alignwb.tui.terminal.bursts import ONE_LINE, TYPED_AHEAD

_HEAD = f"""\
# Keys

<!-- Made from the command table: `alignwb edit --keys > docs/keys.md`. -->

Every command has a key that any terminal can send, over ssh and in tmux; it stands first. The
others work where the terminal can send them. `{common.PALETTE.key}` finds any command by name.
"""
_EDITING = """
## Translating a document

Inside the target box the usual editing keys work: arrows, Home, End, Ctrl+←/→ by word, Ctrl+W,
Ctrl+K, Ctrl+C/X/V.
"""
_REVIEWING = """
## Reviewing an alignment

Nothing is typed into the list of beads, so letters are commands; a capital goes the other way or
does more. In the box in which a text is corrected, Enter keeps and Esc drops what was typed.
"""

_PASTING = f"""
## Pasting, and slow lines

Pasted text goes in as it is and runs no command: line ends become spaces (a note keeps them),
no-break spaces and soft hyphens stay, escape sequences and control characters go.

Some terminals (the Linux console, screen, `tmux paste-buffer` without `-p`) do not say that text is
pasted. So keys that arrive within a few milliseconds of each other count as pasted when they are
more than {TYPED_AHEAD} characters, or have line ends of two characters. A line end in the middle is
then a space. One before or behind up to {ONE_LINE} characters is still Enter: that is what a slow
line makes of quick hands. Fewer characters, and one key that is held down, are keys, each of which
does what it says, Enter too.

Alt keys and arrows that arrive together are told apart. Only Escape and a letter that arrive
together cannot be told from Alt and that letter.
"""


def keys_page() -> str:
    """The page as Markdown."""
    return _HEAD + _EDITING + _tables(EDITING) + _REVIEWING + _tables(REVIEWING) + _PASTING


def _tables(commands: Sequence[Command]) -> str:
    parts: list[str] = []
    for group in Group:
        rows = [
            f"| {_keys(command)} | {command.label} | {command.help} |\n"
            for command in commands
            if command.group is group
        ]
        if rows:
            parts.append(f"\n### {group}\n\n| key | command | what it does |\n|---|---|---|\n")
            parts += rows
    return "".join(parts)


def _keys(command: Command) -> str:
    return ", ".join(f"`{spoken(key)}`" for key in command.shown_keys)
