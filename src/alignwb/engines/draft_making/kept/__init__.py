"""What is no language in a source, kept letter for letter: addresses, codes, signs, markup."""
