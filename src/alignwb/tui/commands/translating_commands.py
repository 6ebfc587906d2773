"""The commands on the target that is being written, and on its terms."""

from dataclasses import replace

from alignwb.tui.commands import common
from alignwb.tui.commands.command import Command, Group
from alignwb.tui.commands.completing_commands import COMPLETING

TRANSLATING = (
    Command(
        "confirm_next",
        "Confirm and go on",
        "Confirm the target as it stands and go to the next open segment.",
        ("enter", "ctrl+j", "ctrl+enter"),
        Group.TRANSLATE,
        "Confirm",
        leaves_box=False,
    ),
    Command(
        "pick_suggestion",
        "Pick a match or a draft",
        "Show the memory's matches and the engine's drafts, numbered as in the panel; a digit or"
        " Enter replaces the target with one, i inserts it at the cursor.",
        ("f4",),
        Group.TRANSLATE,
        "Matches",
        digits="ctrl",
        leaves_box=False,
    ),
    Command(
        "use_match",
        "Use the match",
        "Replace the target with that of the memory's best match.",
        ("ctrl+r",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "insert_match",
        "Insert the match",
        "Put the target of the memory's best match in at the cursor.",
        ("alt+i",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    *COMPLETING,
    Command(
        "copy_source",
        "Copy the source",
        "Put the source text into the target.",
        ("f5",),
        Group.TRANSLATE,
        "Source",
        leaves_box=False,
    ),
    Command(
        "revert_to_draft",
        "Revert to the draft",
        "Replace the target with the engine's best draft.",
        ("f7",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "clear_target",
        "Clear the target",
        "Empty the target; the draft stays to be picked again.",
        ("alt+x",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    common.NOTE,
    Command(
        "insert_term",
        "Insert the next term",
        "Put in the first term that the target lacks, or the one the cursor is at, in the form that"
        " its Dutch has: in the place of words that stand for it, else at the cursor.",
        ("ctrl+t",),
        Group.TRANSLATE,
        "Term",
        leaves_box=False,
    ),
    Command(
        "pick_term",
        "Pick a term",
        "Choose which term of the segment to put in.",
        ("alt+t",),
        Group.TRANSLATE,
        leaves_box=False,
    ),
    Command(
        "add_term",
        "Add a term",
        "Add what is selected, or the word at the cursor, to the termbase; the other language is"
        " guessed from the words that translate it.",
        ("alt+g",),
        Group.TRANSLATE,
    ),
    Command(
        "change_term",
        "Change a term",
        "Change, forbid or remove the term the cursor is at, or one of those shown for the"
        " segment.",
        ("alt+y",),
        Group.TRANSLATE,
    ),
    Command(
        "suggest_terms",
        "Suggest terms",
        "Show what of the sentence or the document may be a term, with the guessed English, and"
        " what drafts have learnt; single keys accept, change or refuse it.",
        ("alt+slash",),
        Group.TRANSLATE,
    ),
    Command(
        "concordance",
        "Look up in the memory",
        "Search all translations for words, in Dutch or English; begins with the marked source word"
        " or what is selected.",
        ("alt+l",),
        Group.TRANSLATE,
        "Look up",
        leaves_box=False,
    ),
    replace(common.UNDO, leaves_box=False),
    replace(common.REDO, leaves_box=False),
)
