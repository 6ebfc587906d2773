"""Which words of a segment translate each other."""
