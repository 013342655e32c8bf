"""Tests of doctests in pages and docstrings."""
