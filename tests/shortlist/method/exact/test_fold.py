"""What is counted across families, and across the criteria of a group, whichever way the outcome is worked out."""

import pytest

from shortlist import Outcome
from shortlist.method.exact.fold import Folding
from shortlist.model.loading import model_of
from shortlist.model.model import AlternativeId
from tests.shortlist.workshop import evaluation, workshop_tables

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))
HURRIED = 'soon = "now"\nskill-laser = "yes"\nskill-saw = "no"\nskill-axe = "no"\n'


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({}, Outcome("shortlist", (AXE, SAW))),
        ({"group": "work"}, Outcome("too close", (AXE, LASER, SAW))),
    ],
    ids=["apart", "in one group"],
)
def test_two_gaps_are_two_unless_they_are_in_one_group(group: dict[str, str], expected: Outcome) -> None:
    """A laser that is slow and weak is a poor fit, though the team knows it; as one weakness it is forgiven."""
    tables = workshop_tables()
    tables["rules.toml"] = {"many-gaps": tables["rules.toml"]["many-gaps"]}
    for key, rating in tables["alternatives/laser.toml"]["ratings"].items():
        rating.pop("between", None)
        rating["level"] = "weak"
        tables["criteria.toml"][key] |= group
    found = evaluation(HURRIED + 'speed = "essential"\nforce = "essential"', model=model_of(tables))

    assert found.outcomes == Folding(found.problem).outcomes() == {expected}
