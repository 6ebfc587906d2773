"""What drafting asks of an engine."""
