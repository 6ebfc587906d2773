"""The actions of `alignwb memory`, one module each."""
