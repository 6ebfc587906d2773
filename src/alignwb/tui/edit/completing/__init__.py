"""Ghost text: what may follow what is typed."""
