"""Dutch: the forms of its words."""
