"""Word alignment: the words of a segment's two texts that translate each other."""
