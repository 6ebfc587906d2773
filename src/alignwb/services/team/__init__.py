"""Working on one project with others: versions merged, memory and terms shared."""
