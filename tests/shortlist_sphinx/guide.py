"""The pages of a small guide: one of each kind that the directives draw."""

from shortlist import Model, built_in_model

MODEL: Model = built_in_model()
CRITERIA = [str(key) for key in MODEL.criteria]
ALTERNATIVES = [str(key) for key in MODEL.alternatives]
RATED = [criterion for criterion in MODEL.criteria.values() if criterion.capability is None]
RATINGS = [(each, criterion.id) for each in ALTERNATIVES for criterion in RATED]


def titled(title: str, text: str, mark: str = "=") -> str:
    """Return a page or a section under its title."""
    return f"{title}\n{mark * len(title)}\n\n{text}\n\n"


def section(criterion: str) -> str:
    """Return a section that explains a criterion."""
    return titled(f"Why {criterion}?", f"Words about {criterion}.\n\n.. criterion:: {criterion}", "-")


ROLES = """\
:criterion:`admin`, :criterion:`the back office <admin>`, :question:`admin`, :framework:`flask`, :rating:`flask admin`
"""
GUIDE = {
    "criteria.rst": titled("Criteria", "".join(section(each) for each in CRITERIA)),
    "questions.rst": titled("Questions", ".. question-reference::"),
    "tables.rst": titled("Tables", ".. decision-table::\n\n.. rules::"),
    "evidence.rst": titled("Evidence", ".. evidence::"),
    "cast.rst": titled("Cast", ".. supporting-cast::"),
    "others.rst": titled("Others", ".. also-asked::"),
    "stacks.rst": titled("Stacks", "".join(f".. stacks:: {each}\n\n" for each in ALTERNATIVES)),
    "chart.rst": titled("Chart", ".. level-chart::"),
    "roles.rst": titled("Roles", ROLES),
    **{f"profile-{each}.rst": titled(each, f".. framework-facts:: {each}") for each in ALTERNATIVES},
}
