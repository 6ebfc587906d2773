"""The termbase of a project: read, extended, exchanged, checked against."""
