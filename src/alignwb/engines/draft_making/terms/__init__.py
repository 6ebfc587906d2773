"""The renderings that the termbase asks for, put into drafts."""
