"""Drafts and targets scored against references."""
