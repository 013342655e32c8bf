"""Programs for the people who keep this project: its public addresses, its releases, its pictures."""
