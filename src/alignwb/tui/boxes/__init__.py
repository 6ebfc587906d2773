"""Boxes that text is typed in."""
