"""Widgets display and post; they know no files, threads or services."""
