"""Values and pure functions; standard library only, and of that no files, clock or network."""
