"""Sentence alignment: the sentences of two texts that translate each other."""
