"""File formats: bytes to core values and back, and `kinds`, the table of them all."""
