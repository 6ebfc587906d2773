"""Post-edits: what a target was made from, what of that still stands there, and how far it is."""
