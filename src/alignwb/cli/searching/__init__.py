"""Commands that find segments, and replace in them."""
