"""Which criteria depend on each other, and are therefore worked out together."""

from shortlist import Problem, parse_sheet
from shortlist.method.exact.components import families_of
from shortlist.model.loading import model_of
from tests.shortlist.workshop import workshop_tables


def test_criteria_that_a_third_ties_together_are_one_family() -> None:
    """A shared question ties the first two and a group the last two; apart, a shared answer would be counted twice."""
    tables = workshop_tables()
    tables["criteria.toml"]["known"] |= {"need": "speed", "fit": {"useful": {"no": "friction", "yes": "met"}}}
    tables["criteria.toml"]["known"]["fit"]["essential"] = tables["criteria.toml"]["known"]["fit"]["useful"]
    for key in ("pace", "power"):
        tables["criteria.toml"][key]["group"] = "work"
    model = model_of(tables)
    families = families_of(Problem.of(model, parse_sheet("", model)))

    assert [[criterion.id for criterion in family.criteria] for family in families] == [["known", "pace", "power"]]
