"""TBX: the termbase exchange format."""
