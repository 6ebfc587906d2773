"""Finding text in segments, and putting other text in its place."""
