"""Decision records: written, read back, and checked against today's evidence."""
