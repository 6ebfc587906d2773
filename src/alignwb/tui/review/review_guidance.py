"""What the review screen tells of itself."""

from alignwb.tui.review.bead_lines import EMPTY, FLAG, NOTE, REVIEW_MARKS
from alignwb.tui.review.bead_wires import MOVED
from alignwb.tui.shared.guiding.guiding import Guidance

REVIEW_GUIDANCE = Guidance(
    introduction="""\
Each bead joins the sentences that say the same: Dutch on the left, English on the right. Between \
them stands how sure the aligner is, in percent; dashed wires and a ? are doubts, double wires a \
bead you confirmed, ∅ a side that has no counterpart. Letters are commands: put the sentences \
right, confirm with {confirm_next}, and realign the rest around what is \
confirmed. Every step can be undone and is kept as you make it.""",
    marks=(
        ("○", "unconfirmed"),
        *((mark, str(status)) for status, mark in REVIEW_MARKS.items() if status.is_done),
        (FLAG, "flagged"),
        (NOTE, "has a note"),
        (EMPTY, "nothing on this side"),
        (MOVED, "the target stands elsewhere in its text"),
        ("¶", "a paragraph begins: in the line, of the source; in the text, of the target"),
    ),
    hint=(
        "Each row joins sentences that say the same; a ? and dashed wires are doubts.",
        "`{confirm_next}` confirms a row and goes on · `{toggle_queue}` takes doubtful ones first",
        "`{move_up}` `{move_down}` regroup · `{split_bead}` splits · `{merge_beads}` merges",
        "`{realign}` aligns again what lies between confirmed rows · `{undo}` takes a step back",
        "`{toggle_help}` shows every key · `{command_palette}` finds a command by its name.",
    ),
)
