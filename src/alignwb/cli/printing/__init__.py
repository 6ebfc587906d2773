"""What the commands print, and how: results to stdout, remarks to stderr."""
