"""Many sheets laid together: what a team agrees on, and what it has to talk about."""
