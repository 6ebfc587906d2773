"""The segment or bead a translator has open, and what may be done with it."""
