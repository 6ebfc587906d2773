"""Searching a document, and what of it is shown."""
