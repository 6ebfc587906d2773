"""Training of an installed package on a project's own pairs; PyTorch is loaded here alone."""
