"""The bitext: its values, its edits and their inverses, history, merge, and ways through it."""
