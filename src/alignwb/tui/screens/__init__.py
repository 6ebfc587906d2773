"""Screens put widgets together and carry the translator's commands out."""
