"""`alignwb report`: what documents took."""
