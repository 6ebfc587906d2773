"""The termbase as tab-separated and comma-separated tables."""
