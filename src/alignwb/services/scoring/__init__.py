"""Scoring drafts and targets against references."""
