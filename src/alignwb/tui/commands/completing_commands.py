"""The commands on ghost text: what may follow the cursor, as it is shown while one types."""

from alignwb.tui.commands.command import Command, Group

COMPLETING = (
    Command(
        "complete_word",
        "Take the next word",
        "Put in the next word of the dim text behind the cursor.",
        ("tab",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "complete_all",
        "Take all that is suggested",
        "Put in all of the dim text behind the cursor.",
        ("alt+plus",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "pick_completion",
        "Other words that may follow",
        "Show what else may follow the cursor; a digit or Enter puts it in.",
        ("alt+question_mark",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "toggle_completion",
        "Suggest while typing, or not",
        "Show what may follow as you type, dim behind the cursor, or show it no more.",
        ("alt+colon",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
)
