"""The screen on which a document is translated."""
