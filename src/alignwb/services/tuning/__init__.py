"""Tuning an installed package on what a project has translated."""
