"""Documents of Word and what writes like it: OOXML, ISO 29500, transitional and strict."""
