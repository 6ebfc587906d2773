"""What both screens on a bitext have in common."""
