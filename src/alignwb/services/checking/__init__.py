"""Checking the translations of a project: by what is known of it, and by its own rules."""
