"""Documentation of other projects, built from their pinned sources with doctests that readers can run."""
