"""Clients' XLIFF of every version: read as blocks with targets, written back in place."""
