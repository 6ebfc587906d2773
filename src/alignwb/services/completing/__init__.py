"""What is shown of what may follow: ghost text and its alternatives."""
