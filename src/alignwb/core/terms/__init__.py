"""The termbase: terms, finding them in texts, and whether a translation renders them."""
