"""Reports on documents: how good a translation is, and what it took to make it."""
