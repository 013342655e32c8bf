"""Evidence in time: ratings that grow old, and ratings of one's own."""

from shortlist.dated.ageing import Staleness, stale_ratings, staleness
from shortlist.dated.overrides import Override, parse_overrides, read_overrides, with_overrides

__all__ = [
    "Override",
    "Staleness",
    "parse_overrides",
    "read_overrides",
    "stale_ratings",
    "staleness",
    "with_overrides",
]
