"""A project on disk: its folders, settings and documents."""
