"""Schemas of what stands beside the alternatives: the supporting cast, and what a hybrid costs."""

from shortlist.model.model import Model
from shortlist.parsing.text import Table
from shortlist.schema.filled import SHARED, SOURCE
from shortlist.schema.parts import address, entries, list_of, one_of, table, text

EVIDENCE = {key: SHARED[key] for key in SOURCE}


def cast_schema(model: Model) -> Table:
    """Return the schema of ``cast.toml``."""
    alternatives = {str(one.id): one.title for one in model.alternatives.values()}
    fields = {
        "title": text("Its name."),
        "home": address("Its home page."),
        "for": text("What it is for."),
        "state": text("Where it stands, with dates; left out where nothing is known that lasts."),
        "matters": text("When it changes the decision."),
        "with": list_of(one_of(alternatives), f"The {model.plural} that it goes with."),
    }
    return entries(table(fields | EVIDENCE, optional=("state",)))


def hybrid_schema() -> Table:
    """Return the schema of ``hybrid.toml``."""
    fields = {"title": text("The cost, in a few words."), "because": text("What it is, and why.")}
    return entries(table(fields | EVIDENCE))
