"""Tabs of the checklist beside the form, and what they share."""
