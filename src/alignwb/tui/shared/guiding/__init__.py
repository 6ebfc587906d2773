"""What guides the translator: messages in their place, the first hint, commands by name."""
