"""Model packages: reading, checking, installing and finding them, and the starter that ships."""
