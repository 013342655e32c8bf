"""Packages that are shipped with the site: their files, and what they import."""
