"""English words: the list that is shipped, and the dictionaries of hunspell where installed."""
