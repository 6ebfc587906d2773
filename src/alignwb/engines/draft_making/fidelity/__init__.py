"""Drafts faithful to their source: its markers, numbers, names, quotation marks and English."""
