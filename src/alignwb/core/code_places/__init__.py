"""Inline codes from one text into another: out of a source, and to the words of its translation."""
