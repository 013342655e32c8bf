"""The exact algorithm: every outcome that is possible, without looking at every world."""
