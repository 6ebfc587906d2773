"""The termbase: terms, finding them in texts, and checking their renderings."""
