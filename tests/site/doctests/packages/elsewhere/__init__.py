"""A module that the site documents and does not ship."""


def stroll() -> str:
    """Take a walk.

    >>> stroll()
    'walked'
    """
    return "walked"
