"""Commands that every screen on a bitext answers."""

from alignwb.tui.commands.command import Command, Group

HELP = Command(
    "toggle_help",
    "Help",
    "Show or hide the keys beside the text.",
    ("f1",),
    Group.SCREEN,
    "Help",
    leaves_box=False,
)
NOTE = Command(
    "note",
    "Write a note",
    "Write or change the note on this segment.",
    ("f6", "alt+n"),
    Group.TRANSLATE,
    "Note",
)
UNDO = Command(
    "undo",
    "Undo",
    "Take back the last change, also one in another segment or before a restart.",
    ("ctrl+z",),
    Group.TRANSLATE,
)
REDO = Command(
    "redo",
    "Redo",
    "Do again what was taken back.",
    ("ctrl+y",),
    Group.TRANSLATE,
)
PAGE_DOWN = Command(
    "page_down",
    "A screenful down",
    "Go a screenful of paragraphs down.",
    ("pagedown",),
    Group.MOVE,
)
PAGE_UP = Command(
    "page_up",
    "A screenful up",
    "Go a screenful of paragraphs up.",
    ("pageup",),
    Group.MOVE,
)
FIRST = Command(
    "first_segment",
    "First segment",
    "Go to the beginning of the document.",
    ("ctrl+pageup", "ctrl+home"),
    Group.MOVE,
)
LAST = Command(
    "last_segment",
    "Last segment",
    "Go to the end of the document.",
    ("ctrl+pagedown", "ctrl+end"),
    Group.MOVE,
)
GO_TO = Command(
    "go_to",
    "Go to a number, paragraph or heading",
    "Ask for a number, a paragraph (p7) or words of a heading, and go there.",
    ("ctrl+l",),
    Group.MOVE,
)
SEARCH = Command(
    "search",
    "Search",
    "Search sources, targets and notes as you type.",
    ("ctrl+f",),
    Group.MOVE,
    "Search",
)
SEARCH_NEXT = Command(
    "search_next",
    "Next hit",
    "Go to the next segment that holds the text searched for.",
    ("f3",),
    Group.MOVE,
    "Next hit",
)
SEARCH_PREVIOUS = Command(
    "search_previous",
    "Previous hit",
    "Go to the segment before that holds the text searched for.",
    ("alt+p",),
    Group.MOVE,
)
REPLACE = Command(
    "replace",
    "Replace",
    "Put another text in the targets: every place is shown first, one undo takes all of it back.",
    ("alt+h", "ctrl+shift+h"),
    Group.MOVE,
)
FILTER = Command(
    "filter",
    "Filter",
    "Show only segments that fit: by status, origin, term, finding, score, note, day,"
    " repetition or text.",
    ("alt+v",),
    Group.MOVE,
)
CLEAR_FILTER = Command(
    "clear_filter",
    "Clear the filter",
    "Show every segment again.",
    ("alt+comma",),
    Group.MOVE,
)
SWITCH_DOCUMENT = Command(
    "switch_document",
    "Switch document",
    "Choose another document of the project; this one is saved first.",
    ("f2", "ctrl+o"),
    Group.DOCUMENT,
    "Documents",
)
SAVE = Command(
    "save",
    "Save",
    "Write the bitext to its file now; it is also saved by itself while you work.",
    ("ctrl+s",),
    Group.DOCUMENT,
)
PANELS = Command(
    "toggle_panels",
    "Show or hide the panels",
    "Give the text the whole width, or show drafts, terms and note beside it.",
    ("alt+d",),
    Group.SCREEN,
    leaves_box=False,
)
PALETTE = Command(
    "command_palette",
    "All commands",
    "Find any command by its name or key, also themes.",
    ("ctrl+p",),
    Group.SCREEN,
    "More",
    leaves_box=False,
)
QUIT = Command(
    "quit",
    "Quit",
    "Save and leave.",
    ("ctrl+q",),
    Group.SCREEN,
    "Quit",
)
