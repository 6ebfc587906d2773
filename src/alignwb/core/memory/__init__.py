"""The translation memory as values: units, match rates, and fitting a match to its place."""
