"""Documents that are written back in their own format: the original stays, only texts change.

A format is two functions.  `read_x(data, path)` gives the blocks of the original, each with its
place and its inline codes; `write_x(data, texts, path)` gives the original with other texts in some
of these places.  What is not changed keeps its bytes.
"""
