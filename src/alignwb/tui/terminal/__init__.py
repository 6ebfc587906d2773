"""The terminal as the screen meets it: what its bytes mean, and how it is left behind."""
