"""Matches of the memory and drafts as suggestions, and the concordance."""
