"""Tables in a Word document, for a reviewer who has no other tool: written, and read back."""
