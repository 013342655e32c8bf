from pathlib import Path

RUNNABLE = Path(__file__).with_name("runnable")
"""A small site of the extension's own: both directives, in Markdown and in reStructuredText."""
