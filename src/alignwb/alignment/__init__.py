"""The alignment of sentences and of words, on the vectors of an embedder, with numpy alone."""
