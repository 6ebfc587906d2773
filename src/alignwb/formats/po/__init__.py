"""Catalogues of messages (PO), read and written as pairs."""
