"""The inline codes of units: which element is which code, and how codes are written."""
