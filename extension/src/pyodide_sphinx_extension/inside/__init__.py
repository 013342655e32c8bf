"""Modules that run in the runtime's own Python: one at build time, one in the reader's browser."""
