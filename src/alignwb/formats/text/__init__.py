"""Plain text, Markdown and tab-separated values."""
