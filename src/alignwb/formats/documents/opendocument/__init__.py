"""Documents of LibreOffice and what writes like it: OpenDocument text, ISO 26300."""
