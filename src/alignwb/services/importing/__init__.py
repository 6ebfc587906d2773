"""Importing source documents into a project."""
