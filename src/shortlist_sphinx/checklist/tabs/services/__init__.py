"""Services tab: a card for each service of a project."""
