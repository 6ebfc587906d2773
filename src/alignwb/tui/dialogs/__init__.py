"""Dialogs over a screen: lists, small questions, the help."""
