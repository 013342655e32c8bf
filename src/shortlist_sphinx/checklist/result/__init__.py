"""Result area of the checklist: the outcome, its reasons, and what follows from it."""
