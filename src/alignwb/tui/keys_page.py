"""The keys page of the docs, made from the command tables."""

from collections.abc import Iterable, Sequence

from alignwb.tui.commands import Command, Group, Keymap, common, key_of
from alignwb.tui.commands.key_names import spoken
from alignwb.tui.commands.keymap import with_preset
from alignwb.tui.commands.presets import PRESETS, Preset
from alignwb.tui.terminal.bursts import ONE_LINE, TYPED_AHEAD

_HEAD = """\
# Keys

<!-- Made from the command table: `alignwb edit --keys > docs/keys.md`. -->

Every command has a key that any terminal can send, over ssh and in tmux; it stands first. The
others work where the terminal can send them. `{palette}` finds any command by its name or key.
"""
_OTHER_KEYS = """
## Keys of other tools, and your own

`keys = "omegat"` in `alignwb.toml` gives the screen the keys of OmegaT, `"memoq"` those of memoQ,
`"trados"` those of Trados Studio, as far as a terminal can send them: it sends characters, and many
keys have none of their own. What is not named below keeps its key; so does what has it besides,
unless the other tool uses it for something else. The help, the bottom line, `{palette}`, messages
and `alignwb edit --keys` show the keys that are in force.

Single keys are set in a table, by the names of the commands in the tables above:

```toml
keys = "memoq"

[own_keys]
figures = "alt+shift+e"
note = ["f11", "ctrl+shift+n"]
```

The first key has to be one that every terminal sends; those after it may need a terminal that
speaks the kitty protocol. A key that a terminal cannot send, a name that is no command's, and a key
that would be that of two commands are refused with a message. These keys replace all that the
command had; where an alignment is reviewed its letters stay.
"""
_EDITING = """
## Translating a document

Inside the target box the usual editing keys work: arrows, Home, End, Ctrl+←/→ by word, Ctrl+W,
Ctrl+K, Ctrl+C/X/V; but a key that stands in the tables is that command.
"""
_REVIEWING = """
## Reviewing an alignment

Nothing is typed into the list of beads, so letters are commands; a capital goes the other way or
does more.
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


def keys_page(keymap: Keymap | None = None) -> str:
    """The page as Markdown, with the keys that are in force; None for alignwb's own."""
    keymap = keymap or Keymap()
    palette = key_of(keymap.editing, common.PALETTE.id)
    return "".join(
        (
            _HEAD.format(palette=palette),
            _EDITING,
            _tables(keymap.editing),
            _REVIEWING,
            _tables(keymap.reviewing),
            _OTHER_KEYS.replace("{palette}", palette),
            *(_preset(preset) for preset in Preset if PRESETS[preset].keys),
            _PASTING,
        )
    )


def _tables(commands: Sequence[Command]) -> str:
    parts: list[str] = []
    for group in Group:
        rows = [
            f"| {_code(command.shown_keys)} | {command.label} | {command.help} | `{command.id}` |\n"
            for command in commands
            if command.group is group
        ]
        if rows:
            head = "| key | command | what it does | name |\n|---|---|---|---|\n"
            parts.append(f"\n### {group}\n\n{head}")
            parts += rows
    return "".join(parts)


def _preset(preset: Preset) -> str:
    """What a preset maps, and what of that tool a terminal cannot send."""
    keys, commands = PRESETS[preset], with_preset(preset).editing
    mapped = [
        f"| {_code(dict.fromkeys(map(spoken, keys.keys[command.id])))} | {command.label} |\n"
        for command in commands
        if command.id in keys.keys
    ]
    spoken_keys = {command.id: f"`{command.key}`" for command in commands}
    unsent = [
        f"| `{each.key}` | {each.meaning} | {each.instead.format_map(spoken_keys)} |\n"
        for each in keys.unsent
    ]
    return "".join(
        (
            f"\n### {keys.tool}\n\n| key | command |\n|---|---|\n",
            *mapped,
            f"\n| key of {keys.tool} | there | here |\n|---|---|---|\n",
            *unsent,
        )
    )


def _code(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
