"""The termbase file, and terms in tables of other programs."""
