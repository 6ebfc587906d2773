"""Parts that both screens on a bitext share."""
