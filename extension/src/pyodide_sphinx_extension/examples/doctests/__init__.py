"""Doctests of pages and docstrings as examples."""
