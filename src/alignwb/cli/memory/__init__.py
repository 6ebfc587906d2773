"""`alignwb memory` and its actions."""
