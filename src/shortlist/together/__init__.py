"""Many sheets laid together: what a team agrees on, and what it has to talk about."""

from shortlist.together.meeting import Meeting, meet
from shortlist.together.settling import Settlement, parse_settlement, read_settlement
from shortlist.together.team import Merged, Proposal, View, merge

__all__ = [
    "Meeting",
    "Merged",
    "Proposal",
    "Settlement",
    "View",
    "meet",
    "merge",
    "parse_settlement",
    "read_settlement",
]
