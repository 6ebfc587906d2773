"""Edits that mend how a document is cut into segments and paragraphs, and its source."""
