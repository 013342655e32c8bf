"""Laws of old evidence: what holds, holds in every world, and what is to be checked is what decides."""

from datetime import date

from hypothesis import given

from shortlist import Outcome
from shortlist.evidence.staleness import staleness, widened
from tests.laws.models import Case, brute_force, cases, few
from tests.laws.test_team_laws import essential, outcomes_of

LONG_AFTER = date(2040, 1, 1)
NEVER = 100_000
"""Days after which evidence grows old that stays fresh here."""


def with_one_old_criterion(case: Case) -> Case:
    """Return the case with old evidence on one criterion alone: brute force looks at every world."""
    criteria = case.tables["criteria.toml"]
    old = next(key for key, table in criteria.items() if "levels" in table)
    ageing = {
        key: table | {"stale_after": NEVER} if "levels" in table and key != old else table
        for key, table in criteria.items()
    }
    return Case(case.tables | {"criteria.toml": ageing}, case.sheet_table)


@few
@given(cases(most_unknown=1))
def test_what_holds_is_what_every_world_says(case: Case) -> None:
    """A result holds where the same are in front, surely and possibly, if old ratings are one level off."""
    case = with_one_old_criterion(case)
    found = staleness(case.model, case.sheet, as_of=LONG_AFTER)
    possible = outcomes_of(widened(case.model, found.stale), case.sheet)

    assert len(found.stale) == len(case.model.alternatives)
    assert (found.word in ("holds", "fresh")) == (in_front(possible) == in_front(brute_force(case)))


def in_front(outcomes: frozenset[Outcome]) -> tuple[object, ...]:
    """Return what a result is held to: the kind where it is settled, and who is in front surely and possibly."""
    members = [set(outcome.members) for outcome in outcomes]
    kind = next(iter(outcomes)).kind if len(outcomes) == 1 else "undecided"
    return kind, set.intersection(*members), set.union(*members)


@few
@given(cases(most_unknown=1))
def test_what_is_to_be_checked_is_what_decides(case: Case) -> None:
    """The check list holds the old ratings of which a change alone alters the outcome of some world."""
    case = with_one_old_criterion(case)
    found = staleness(case.model, case.sheet, as_of=LONG_AFTER)
    decisive = essential(widened(case.model, found.stale), case.sheet)
    if found.word == "check":
        assert decisive & set(found.stale) == set(found.check)
        assert sorted(key for batch in found.batches for key in batch) == list(found.check)
