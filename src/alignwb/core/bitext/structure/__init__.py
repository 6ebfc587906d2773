"""How a document is built: what its paragraphs are parts of."""
