"""Sentence alignment: two texts in, the beads that pair them out.

Embedding-based dynamic programming over spans of sentences; numpy and nothing else.
"""
