"""Checking translations: small pure functions, each of which finds one kind of trouble."""
