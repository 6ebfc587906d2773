"""English: the forms of its words."""
