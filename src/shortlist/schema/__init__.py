"""JSON Schemas of the data files of a model and of what is written by it, so that editors complete and check them.

What is written by a model are sheets, what a team settled, and overrides. The schemas know the ids of one model and
say what each means. They catch what can be told from one file; the loader checks everything.
"""

from shortlist.characters import json_text
from shortlist.model.model import Model
from shortlist.parsing.text import Table
from shortlist.schema.beside import cast_schema, hybrid_schema, others_schema, stacks_schema
from shortlist.schema.filled import alternative_schema, overrides_schema, settled_schema, sheet_schema
from shortlist.schema.outputs import OUTPUTS, output_schema
from shortlist.schema.tables import criteria_schema, facts_schema, former_schema, model_schema, questions_schema

__all__ = ["output_schemas", "schema_text", "schemas_of"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas_of(model: Model) -> dict[str, Table]:
    """Return the schema of each kind of file, by the name of the schema's own file.

    >>> from shortlist import built_in_model
    >>> sorted(schemas_of(built_in_model()))[:3]
    ['alternative.schema.json', 'cast.schema.json', 'criteria.schema.json']
    """
    kinds = {
        "model": model_schema(model),
        "questions": questions_schema(model),
        "criteria": criteria_schema(model),
        "facts": facts_schema(),
        "former": former_schema(model),
        "alternative": alternative_schema(model),
        "sheet": sheet_schema(model),
        "settled": settled_schema(model),
        "overrides": overrides_schema(model),
        "cast": cast_schema(model),
        "hybrid": hybrid_schema(),
        "stacks": stacks_schema(model),
        "others": others_schema(),
    }
    return {f"{kind}.schema.json": _headed(model, kind, schema) for kind, schema in kinds.items()}


def output_schemas() -> dict[str, Table]:
    """Return the schema of each answer that is written as JSON, by the name of the schema's own file.

    >>> sorted(output_schemas())[0]
    'comparison.schema.json'
    """
    return {f"{name}.schema.json": _answered(name, shape) for name, shape in OUTPUTS.items()}


def _answered(name: str, shape: type) -> Table:
    comment = "Made from the shapes of what the library answers: change those, and make it again."
    return {"$schema": DRAFT, "$comment": comment, "title": f"What is answered: {name}", **output_schema(shape)}


def schema_text(schema: Table) -> str:
    """Return a schema as the text of its file."""
    return json_text(schema, indent=2) + "\n"


def _headed(model: Model, kind: str, schema: Table) -> Table:
    return {
        "$schema": DRAFT,
        "$comment": f"Made from the data of the model {model.id}: change the data, and make it again.",
        "title": f"{model.title}: {kind}",
        **schema,
    }
