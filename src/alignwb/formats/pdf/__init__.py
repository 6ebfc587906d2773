"""PDF: its text, read by PDFium in a process of its own, put in order as a text with pages."""
