"""Two runs side by side, and the smallest change that explains the difference."""
