"""The commands that write a sign, such as a dash or a quotation mark, at the cursor."""

from alignwb.tui.commands.command import Command, Group

SIGNS = tuple(
    Command(name, label, what, (key,), Group.SIGN, leaves_box=False)
    for name, label, what, key in (
        (
            "double_quote",
            "Double quotation mark",
            "Put in “ or ”, whichever belongs there; the same key again makes it the other.",
            "alt+quotation_mark",
        ),
        (
            "single_quote",
            "Single quotation mark",
            "Put in ‘ or ’, also the apostrophe; the same key again makes it the other.",
            "alt+apostrophe",
        ),
        ("dash", "Dash", "Put in –; the same key again makes it —.", "alt+minus"),
        ("ellipsis", "Ellipsis", "Put in ….", "alt+full_stop"),
        (
            "hard_space",
            "No-break space",
            "Put in a space at which no line ends.",
            "alt+space",
        ),
        (
            "insert_code",
            "Next code or footnote marker",
            "Put in the first code or marker that the target lacks, a pair around a selection.",
            "alt+circumflex_accent",
        ),
        (
            "insert_codes",
            "All missing codes",
            "Put every code and footnote marker that the target lacks at its end.",
            "alt+asterisk",
        ),
        (
            "move_code_left",
            "Move the code left",
            "Move the code at the cursor a word to the left; both ends of a pair stay a pair.",
            "alt+left_parenthesis",
        ),
        (
            "move_code_right",
            "Move the code right",
            "Move the code at the cursor a word to the right.",
            "alt+right_parenthesis",
        ),
    )
)
