"""How much a journal keeps, and how soon it is on the disk."""

HISTORY_LIMIT = 1000
"""Edits of either kind, done and undone, that are kept when a journal is shortened."""

LONG_JOURNAL_BYTES = 4_000_000
"""From this length on a journal is shortened at a save, not only when the document is closed."""

KEYSTROKES_SYNC_WITHIN_S = 0.5
"""So soon after a key what was typed survives a power cut; the end of the process it survives at
once.  No setting: a shorter time wears the disk, and a longer one saves nothing that is felt."""
