"""Bytes to core values and back, one format a module."""
