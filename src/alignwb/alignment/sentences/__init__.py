"""Which sentences of two texts translate each other."""
