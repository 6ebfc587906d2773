"""Texts: source documents read, and text, Markdown and TSV written."""
