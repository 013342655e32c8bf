"""Parsing of what people wrote: text within limits, and the fields of a table with their faults."""
