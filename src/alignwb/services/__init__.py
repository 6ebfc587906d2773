"""Use cases that the command line and the screen share; they print nothing."""
