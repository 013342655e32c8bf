"""Evidence in time: ratings that grow old, and ratings of one's own."""

from shortlist.evidence.overrides import Override, parse_overrides, read_overrides, with_overrides
from shortlist.evidence.staleness import Staleness, stale_ratings, staleness

__all__ = [
    "Override",
    "Staleness",
    "parse_overrides",
    "read_overrides",
    "stale_ratings",
    "staleness",
    "with_overrides",
]
