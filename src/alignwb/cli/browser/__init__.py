"""`alignwb serve`: the screens in a browser."""
