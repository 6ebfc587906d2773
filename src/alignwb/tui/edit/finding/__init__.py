"""Filtering a document and replacing in it, on the screen."""
