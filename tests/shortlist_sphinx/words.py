"""Words of the data as they read on a page."""


def plain(text: str) -> str:
    """Return a sentence of the data as it reads without marks for code."""
    return text.replace("`", "")
