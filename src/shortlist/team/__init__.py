"""Team sheets: what the members of a team agree on, and what they have to talk about."""

from shortlist.team.meeting import Meeting, meet
from shortlist.team.merged import Merged, Proposal, View, merge
from shortlist.team.settlement import Settlement, parse_settlement, read_settlement

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
