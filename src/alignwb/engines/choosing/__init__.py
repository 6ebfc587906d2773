"""Choosing among an engine's hypotheses, and how far the chosen one can be trusted."""
