"""`alignwb align` over many pairs of texts, and its report."""
