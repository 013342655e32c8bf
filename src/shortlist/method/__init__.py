"""The decision method: from a model and a sheet to an outcome."""
