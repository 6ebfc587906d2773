"""What the screen does with engines beside drafting: others asked, a better package fetched."""
