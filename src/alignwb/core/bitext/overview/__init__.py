"""A whole bitext looked at: how it reads, and how fast it grows."""
