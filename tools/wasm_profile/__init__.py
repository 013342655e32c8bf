"""Training of the runtime's WebAssembly: which functions a Python of everyday calls."""
