"""Tables as programs write them: their encoding, separators, quotes and headers."""
