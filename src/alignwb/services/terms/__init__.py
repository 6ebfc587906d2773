"""The project's termbase: read, extended, exchanged, checked."""
