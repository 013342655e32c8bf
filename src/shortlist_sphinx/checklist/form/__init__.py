"""Form of the checklist: its steps and their questions."""
