"""Word links of a project."""
