"""Plants that grow."""

SEASONS = ("spring", "summer", "autumn", "winter")


class Plant:
    """A plant.

    >>> oak = Plant(3)
    >>> oak
    Plant(3)
    """

    def __init__(self, height: int) -> None:
        self.height = height

    def __repr__(self) -> str:
        """Return what makes the same plant."""
        return f"Plant({self.height})"

    def grow(self, by: int = 1) -> "Plant":
        """Return a taller plant.

        A plant does not shrink:

        >>> Plant(3).grow(-1)
        Traceback (most recent call last):
            ...
        ValueError: expected at least 0, got -1

        Names of the module are there, as :mod:`doctest` has them::

            >>> for season in SEASONS[:2]:
            ...     season
            'spring'
            'summer'
        """
        if by < 0:
            msg = f"expected at least 0, got {by}"
            raise ValueError(msg)
        return Plant(self.height + by)

    def cut(self) -> None:
        """Cut it; nothing shows how."""
