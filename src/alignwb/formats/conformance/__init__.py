"""What a file of an exchange format violates: own rules, one pure function for each format."""
