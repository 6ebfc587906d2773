"""How much a journal keeps, and how soon it is on the disk."""

HISTORY_LIMIT = 1000
"""How many edits to undo, and how many to redo, a journal keeps when it is shortened."""

LONG_JOURNAL_BYTES = 4_000_000
"""From this length on a journal is shortened at a save, not only when the document is closed."""

KEYSTROKES_SYNC_WITHIN_S = 0.5
"""How soon after a key what was typed survives a power cut; it survives the end of the process at
once.  No setting: a shorter time wears the disk, and a longer one saves nothing you feel."""
