"""Finding, replacing and filtering in a document."""
