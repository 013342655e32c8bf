"""The checklist: the form, the result and the tabs, each with its script and its style sheet beside it."""
