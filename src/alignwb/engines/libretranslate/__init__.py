"""Drafts from a server that speaks LibreTranslate's protocol, at an address of the user's."""
