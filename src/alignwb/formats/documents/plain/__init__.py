"""Plain text, read and repaired by how it looks, and written back with other texts in its lines."""
