"""What numbers of two languages have in common: times, fractions, dates."""
