"""Every command of the screens: key, label, help and palette entry in one place.

The bindings, the footer, the command palette, the help panel and the keys page of the docs are
all made from these values; the screen's controllers answer them by their ids.  A project's `Keymap`
has them with the keys of a preset, and with single keys of its own.

A command's first key is one that a legacy terminal can send and that tmux lets through; the
others are for terminals that speak the kitty protocol, or for hands used to another tool.
"""

from alignwb.tui.commands.command import Command, Group, key_actions, key_of, named
from alignwb.tui.commands.editing import EDITING
from alignwb.tui.commands.keymap import Keymap, project_keymap
from alignwb.tui.commands.reviewing import REVIEWING

__all__ = [
    "EDITING",
    "REVIEWING",
    "Command",
    "Group",
    "Keymap",
    "key_actions",
    "key_of",
    "named",
    "project_keymap",
]
