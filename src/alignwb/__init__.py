"""alignwb: a Dutch-to-English translation and alignment workbench for the terminal."""

__version__ = "0.1.0"
