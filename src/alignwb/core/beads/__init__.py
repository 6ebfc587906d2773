"""Beads of an alignment: their edits, and the order in which they are reviewed."""
