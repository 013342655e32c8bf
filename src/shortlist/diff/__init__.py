"""Differences between two runs, and the smallest change that explains them."""

from shortlist.diff.alterations import Alteration, Run
from shortlist.diff.difference import Cause, Difference, Turned, diff

__all__ = ["Alteration", "Cause", "Difference", "Run", "Turned", "diff"]
