"""The screen on which an alignment is reviewed."""
