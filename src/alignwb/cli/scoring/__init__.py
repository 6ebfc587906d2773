"""`alignwb score`: drafts, targets and engines against references."""
