"""Modules that run in the runtime's own Python: some at build time, some in the reader's browser."""
