"""HTML and what is made of it, read by positions: what is not changed keeps its bytes."""
