"""Questionnaire in the terminal: what it asks, in which order, and how it keeps the answers."""
