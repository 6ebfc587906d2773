"""The document as a page to read, over the screen it is translated on."""
