"""The index of the translation memory: SQLite for units and postings, numpy and rapidfuzz to rank.

The index holds nothing that its sources do not, so it may be deleted at any time.
"""
