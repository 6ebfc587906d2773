"""Drafts for a document, and the model packages that make them."""
