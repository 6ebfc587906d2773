"""What a reviewer has changed in a file for review, taken back into the documents."""
