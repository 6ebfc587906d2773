"""Words and their forms."""
