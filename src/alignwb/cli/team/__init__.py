"""`alignwb team …`: the memory that a team shares."""
