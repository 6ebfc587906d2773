"""Pages on which sources and targets stand side by side, for people to read."""
