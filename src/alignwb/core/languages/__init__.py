"""Words of a text, their forms, and lists of them."""
