"""What the edit screen tells of itself."""

from alignwb.tui.shared.guiding.guiding import Guidance
from alignwb.tui.shared.paragraph_lines import (
    CHANGED_MARK,
    NOTE_MARK,
    ORIGIN_MARKS,
    OUTDATED_MARK,
    STATUS_MARKS,
)

EDIT_GUIDANCE = Guidance(
    introduction="""\
Dutch on the left, English on the right; the sentence you are at is highlighted in both. \
Write in the box at the foot. Whatever you type is kept as you type it; dim text behind the \
cursor is what may follow, and {complete_word} takes a word of it; \
{confirm_next} confirms the sentence and goes on to the next open one. \
↑ at the top of the box and ↓ at its foot leave it for the sentence before or after; a \
click goes anywhere.""",
    marks=(
        *((mark, str(status)) for status, mark in STATUS_MARKS.items()),
        *((mark, f"from {kind.upper()}") for kind, mark in ORIGIN_MARKS.items() if mark),
        (CHANGED_MARK, "drafted again"),
        (OUTDATED_MARK, "confirmed before its source was corrected"),
        (NOTE_MARK, "has a note"),
    ),
    hint=(
        "Write the English in the box below; every key you press is kept at once.",
        "`{confirm_next}` confirms the sentence and goes to the next open one.",
        "`{pick_suggestion}` matches and drafts · `{insert_term}` puts a term in · `{note}` a note",
        "`{undo}` takes any step back, whenever it was; saving goes by itself.",
        "`{toggle_help}` shows every key · `{command_palette}` finds a command by its name.",
    ),
)
