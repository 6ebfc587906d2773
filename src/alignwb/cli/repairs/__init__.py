"""Commands that mend how a document is cut, and what is wrong in its source."""
