"""TMX: the translation memory exchange format."""
