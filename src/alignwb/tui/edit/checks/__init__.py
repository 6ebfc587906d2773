"""What the checks find, on the screen: at Enter, in the margin, in a list."""
