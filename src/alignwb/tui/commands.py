"""Every command of the screen: key, label, help and palette entry in one place.

The bindings, the footer, the command palette, the help panel and the keys page of the docs are
all made from these classes' values; the screen answers each with its `action_<id>`.

A command's first key is one that a legacy terminal can send and that tmux lets through; the
others are for terminals that speak the kitty protocol, or for hands used to another tool.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Where a command stands in the help and on the keys page."""

    MOVE = "Moving"
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


COMMANDS = (
    Command(
        "toggle_help",
        "Help",
        "Show or hide the keys beside the text.",
        ("f1",),
        Group.SCREEN,
        "Help",
    ),
    Command(
        "confirm_next",
        "Confirm and go on",
        "Vouch for the target as it stands and go to the next open segment.",
        ("enter", "ctrl+j", "ctrl+enter"),
        Group.TRANSLATE,
        "Confirm",
    ),
    Command(
        "pick_draft",
        "Pick another draft",
        "Show the engine's alternatives for this segment; a digit or Enter takes one.",
        ("f4",),
        Group.TRANSLATE,
        "Drafts",
    ),
    Command(
        "copy_source",
        "Copy the source",
        "Put the source text into the target.",
        ("f5",),
        Group.TRANSLATE,
        "Source",
    ),
    Command(
        "revert_to_draft",
        "Revert to the draft",
        "Replace the target with the engine's best draft.",
        ("f7", "ctrl+r"),
        Group.TRANSLATE,
        "Revert",
    ),
    Command(
        "clear_target",
        "Clear the target",
        "Empty the target; the draft stays to be picked again.",
        ("alt+x",),
        Group.TRANSLATE,
    ),
    Command(
        "note",
        "Write a note",
        "Write or change the note on this segment.",
        ("f6", "alt+n"),
        Group.TRANSLATE,
        "Note",
    ),
    Command(
        "insert_term",
        "Insert a term",
        "Put a term's target at the cursor; a list asks which if the segment has several.",
        ("ctrl+t",),
        Group.TRANSLATE,
        "Term",
    ),
    Command(
        "undo",
        "Undo",
        "Take back the last change, also one in another segment or before a restart.",
        ("ctrl+z",),
        Group.TRANSLATE,
    ),
    Command(
        "redo",
        "Redo",
        "Do again what was taken back.",
        ("ctrl+y",),
        Group.TRANSLATE,
    ),
    Command(
        "next_open",
        "Next open segment",
        "Go to the next segment nobody vouches for yet, leaving this one as it is.",
        ("ctrl+g",),
        Group.MOVE,
        "Next open",
    ),
    Command(
        "next_segment",
        "Next segment",
        "Go to the next segment.",
        ("ctrl+down", "alt+down"),
        Group.MOVE,
    ),
    Command(
        "previous_segment",
        "Previous segment",
        "Go to the segment before.",
        ("ctrl+up", "alt+up"),
        Group.MOVE,
    ),
    Command(
        "page_down",
        "A screenful down",
        "Go a screenful of paragraphs down.",
        ("pagedown",),
        Group.MOVE,
    ),
    Command(
        "page_up",
        "A screenful up",
        "Go a screenful of paragraphs up.",
        ("pageup",),
        Group.MOVE,
    ),
    Command(
        "first_segment",
        "First segment",
        "Go to the beginning of the document.",
        ("ctrl+pageup", "ctrl+home"),
        Group.MOVE,
    ),
    Command(
        "last_segment",
        "Last segment",
        "Go to the end of the document.",
        ("ctrl+pagedown", "ctrl+end"),
        Group.MOVE,
    ),
    Command(
        "go_to",
        "Go to a segment number",
        "Ask for a number and go to that segment.",
        ("ctrl+l",),
        Group.MOVE,
    ),
    Command(
        "search",
        "Search",
        "Search sources, targets and notes as you type.",
        ("ctrl+f",),
        Group.MOVE,
        "Search",
    ),
    Command(
        "search_next",
        "Next hit",
        "Go to the next segment that holds the text searched for.",
        ("f3",),
        Group.MOVE,
    ),
    Command(
        "search_previous",
        "Previous hit",
        "Go to the segment before that holds the text searched for.",
        ("alt+p",),
        Group.MOVE,
    ),
    Command(
        "split_segment",
        "Split the segment",
        "Cut source and target in two; you show where in the source.",
        ("alt+s",),
        Group.SEGMENT,
    ),
    Command(
        "merge_segments",
        "Merge with the next",
        "Join this segment with the next one of its paragraph.",
        ("alt+m",),
        Group.SEGMENT,
    ),
    Command(
        "toggle_confirmed",
        "Confirm or reopen",
        "Vouch for this segment, or take that back, and stay on it.",
        ("alt+c",),
        Group.SEGMENT,
    ),
    Command(
        "toggle_reviewed",
        "Mark as reviewed",
        "Mark a confirmed segment as read by a second reader, or take that back.",
        ("alt+r",),
        Group.SEGMENT,
    ),
    Command(
        "toggle_locked",
        "Lock or unlock",
        "Refuse all changes to this segment, or allow them again.",
        ("alt+k",),
        Group.SEGMENT,
    ),
    Command(
        "switch_document",
        "Switch document",
        "Choose another document of the project; this one is saved first.",
        ("f2", "ctrl+o"),
        Group.DOCUMENT,
        "Documents",
    ),
    Command(
        "draft_document",
        "Draft the document",
        "Draft every segment that has no draft yet; the same key again stops it.",
        ("f9",),
        Group.DOCUMENT,
        "Draft",
    ),
    Command(
        "save",
        "Save",
        "Write the bitext to its file now; it is also saved by itself while you work.",
        ("ctrl+s",),
        Group.DOCUMENT,
    ),
    Command(
        "toggle_panels",
        "Show or hide the panels",
        "Give the text the whole width, or show drafts, terms and note beside it.",
        ("alt+d",),
        Group.SCREEN,
    ),
    Command(
        "command_palette",
        "All commands",
        "Find any command by its name, also themes.",
        ("ctrl+p",),
        Group.SCREEN,
        "Commands",
    ),
    Command(
        "quit",
        "Quit",
        "Save and leave.",
        ("ctrl+q",),
        Group.SCREEN,
        "Quit",
    ),
)


def key_actions() -> dict[str, str]:
    """The action of every command key."""
    return {key: command.id for command in COMMANDS for key in command.keys}
