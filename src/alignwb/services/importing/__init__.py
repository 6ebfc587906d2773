"""Source documents into a project."""
