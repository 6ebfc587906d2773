"""File formats: bytes to core values and back, and `file_kinds`, the table of them all."""
