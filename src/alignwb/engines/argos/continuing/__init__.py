"""Going on with a prefix: what may follow the words that a translator has written."""
