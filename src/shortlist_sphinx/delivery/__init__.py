"""Delivery of pages: what a page loads, and how small and how guarded it is."""
