"""Tables held to a JSON Schema, as an editor does it."""

from datetime import date
from pathlib import PurePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from shortlist.parsing.text import Table

OWN_SCHEMAS = ("model", "questions", "criteria", "facts", "former", "cast", "hybrid", "others", "stacks")


def validators(schemas: dict[str, Table]) -> dict[str, Validator]:
    """Return a validator for each schema."""
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


def schema_name(file: str) -> str:
    """Return which schema a data file of a model is held to."""
    stem = PurePath(file).stem
    return f"{stem if stem in OWN_SCHEMAS else 'alternative'}.schema.json"


def faults_in(validator: Validator, table: object) -> list[str]:
    """Return the place of everything in a table that breaks the schema."""
    return sorted(error.json_path for error in validator.iter_errors(as_json(table)))


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return a value of TOML as an editor's schema sees it: a date is a text there."""
    match value:
        case dict():
            return {key: as_json(entry) for key, entry in value.items()}
        case list():
            return [as_json(entry) for entry in value]
        case date():
            return value.isoformat()
        case _:
            return value
