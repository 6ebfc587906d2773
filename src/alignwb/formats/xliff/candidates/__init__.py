"""Translation candidates of other tools (XLIFF 2.1, 5.1), which are read and never changed."""
