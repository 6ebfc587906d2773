"""Sending the document out in another format."""
