"""What the termbase asks for, put into drafts."""
