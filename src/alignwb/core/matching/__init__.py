"""Which part of one text belongs to which part of another edition of it."""
