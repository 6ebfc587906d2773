"""The project's translation memory: what goes into it, and what is asked of it."""
