"""Several engines drafting the same segments, and which of them does it better."""
