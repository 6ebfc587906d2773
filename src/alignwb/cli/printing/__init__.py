"""Printing that commands share: results to stdout, remarks and progress to stderr."""
