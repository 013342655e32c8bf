"""The report of an evaluation, its reasons and the comparison table, as plain data."""
