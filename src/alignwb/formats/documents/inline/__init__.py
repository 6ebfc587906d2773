"""What stands in a paragraph, whatever its format: a text with codes, and the way back."""
