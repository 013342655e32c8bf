"""Directives and roles of the guide, a file for each."""
