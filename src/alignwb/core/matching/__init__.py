"""Matching the parts of one text with those of another edition of it."""
