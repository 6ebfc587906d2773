"""The list of documents, as it is on the screen."""
