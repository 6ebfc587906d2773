"""Markdown, read by positions: what is not changed keeps its bytes."""
