"""The actions of `alignwb terms`, one module each."""
