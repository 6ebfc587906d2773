"""Filters: which segments are to be shown, as a line one can read and write."""
