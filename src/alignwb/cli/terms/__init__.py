"""The actions of `alignwb terms`, a module each."""
