"""The translation memory of a project: filled, kept up to date, looked up, exchanged."""
