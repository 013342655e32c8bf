"""Schemas of what stands beside the alternatives: the supporting cast, stacks, what is not rated, costs of a hybrid."""

from shortlist.model.model import Model
from shortlist.parsing.text import Table
from shortlist.schema.filled import SHARED, SOURCE
from shortlist.schema.parts import address, an_id, day, entries, list_of, one_of, table, text
from shortlist.services.stacks import ROLES

EVIDENCE = {key: SHARED[key] for key in SOURCE}
RELEASE = {
    "package": text("The name of its package."),
    "version": text("The newest final release."),
    "released": day("The day on which that was uploaded."),
}


def cast_schema(model: Model) -> Table:
    """Return the schema of ``cast.toml``."""
    alternatives = {str(one.id): one.title for one in model.alternatives.values()}
    fields = {
        "title": text("Its name."),
        "home": address("Its home page."),
        **RELEASE,
        "for": text("What it is for."),
        "state": text("How well it is maintained, with dates; left out where nothing is known that lasts."),
        "matters": text("When it changes the decision."),
        "with": list_of(one_of(alternatives), f"The {model.plural} that it goes with."),
    }
    return entries(table(fields | EVIDENCE, optional=("state", *RELEASE)))


def hybrid_schema() -> Table:
    """Return the schema of ``hybrid.toml``."""
    fields = {"title": text("The cost, in a few words."), "because": text("What it is, and why.")}
    return entries(table(fields | EVIDENCE))


def stacks_schema(model: Model) -> Table:
    """Return the schema of ``stacks.toml``; the loader knows which parts there are."""
    alternatives = {str(one.id): one.title for one in model.alternatives.values()}
    part = an_id(f"An entry of cast.toml, or the {model.singular} where it includes the part.")
    parts = {role: list_of(part, title) | {"minItems": 1} for role, title in ROLES.items()}
    fields = {
        "title": text("Its name."),
        "with": one_of(alternatives, f"The {model.singular} that it is built on."),
        "for": text("The project that it suits."),
        "parts": table(parts, "What does what.", optional=parts),
    }
    return entries(table(fields))


def others_schema() -> Table:
    """Return the schema of ``others.toml``."""
    fields = {"title": text("Its name."), "home": address("Its home page.")}
    return entries(table(fields | RELEASE | {"says": text("What it is for, in a line.")} | EVIDENCE))
