"""Heavy libraries, each behind a port of the core, each loaded at first use."""
