"""XLIFF 1.0 to 1.2, the files that clients send: read as documents, written back in place.

The dialects of Trados, memoQ, Memsource and others are known by their namespaces.  A file is never
made from a tree: what changes is put in at its place, and all other bytes stay.
"""
