from pathlib import Path

RUNNABLE = Path(__file__).with_name("runnable")
"""A small site of the extension's own: both directives, in Markdown and in reStructuredText."""

DOCTESTS = Path(__file__).with_name("doctests")
"""A site whose doctests, in pages and docstrings, are live by one setting."""

OUTPUTS = Path(__file__).with_name("outputs")
"""A page with everything that an example can put out, in reStructuredText."""
