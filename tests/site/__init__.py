from pathlib import Path

RUNNABLE = Path(__file__).with_name("runnable")
"""A small site of the extension's own: both directives, in Markdown and in reStructuredText."""

DOCTESTS = Path(__file__).with_name("doctests")
"""A site whose doctests, in pages and docstrings, are live by one setting."""

FRAMEWORKS = Path(__file__).with_name("frameworks")
"""A site whose packages come from the package index: four web frameworks, each on a page of its own."""

OUTPUTS = Path(__file__).with_name("outputs")
"""A page with everything that an example can put out, in reStructuredText."""
