"""The decision model: steps, questions, criteria and alternatives, and how they are loaded from TOML."""
