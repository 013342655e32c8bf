"""Schemas of what the library answers, made from its typed dictionaries."""

from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from shortlist.parsing.text import Table
from shortlist.report.shapes import FaultsShape, OrderShape, ReportShape
from shortlist.report.shapes_explain import ExplanationShape, WhatIfShape
from shortlist.report.shapes_sheets import (
    DifferenceShape,
    LintShape,
    MeetingShape,
    ServicesShape,
    SideBySideShape,
    StalenessShape,
)

OUTPUTS: dict[str, type] = {
    "report": ReportShape,
    "order": OrderShape,
    "explanation": ExplanationShape,
    "what-if": WhatIfShape,
    "meeting": MeetingShape,
    "services": ServicesShape,
    "difference": DifferenceShape,
    "staleness": StalenessShape,
    "comparison": SideBySideShape,
    "lint": LintShape,
    "faults": FaultsShape,
}
"""What is answered as JSON, by the name of its schema."""

PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null", None: "null", object: None}


def output_schema(shape: type) -> Table:
    """Return the schema of an answer, with the shapes that it is made of.

    >>> output_schema(OrderShape)["required"]
    ['questions', 'stage']
    """
    parts = {name_of(part): _object(part) for part in shapes_in(shape) if part is not shape}
    return {**_object(shape), **({"$defs": dict(sorted(parts.items()))} if parts else {})}


def name_of(shape: type) -> str:
    """Return what a shape is called in a schema and in JavaScript.

    >>> name_of(ReportShape)
    'Report'
    """
    return shape.__name__.removesuffix("Shape")


def shapes_in(shape: type) -> list[type]:
    """Return a shape and all that it is made of, each once."""
    found: list[type] = []
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting += [part for hint in hints_of(one).values() for part in _parts(hint)]
    return found


def hints_of(shape: type) -> dict[str, Any]:
    """Return the type of each key of a shape."""
    return get_type_hints(shape)


def _parts(hint: Any) -> list[type]:  # noqa: ANN401 - whatever a key can be annotated with
    if is_typeddict(hint):
        return [hint]
    return [part for each in get_args(hint) for part in _parts(each)]


def is_optional(shape: type, key: str) -> bool:
    """Say whether a key may be missing."""
    hint = get_type_hints(shape, include_extras=True)[key]
    required: frozenset[str] = getattr(shape, "__required_keys__")  # noqa: B009 - known of every typed dictionary
    return get_origin(hint) is NotRequired or key not in required


def _object(shape: type) -> Table:
    about = told(shape)
    return {
        "type": "object",
        **({"description": about} if about else {}),
        "properties": {key: _schema(hint) for key, hint in hints_of(shape).items()},
        "required": sorted(key for key in hints_of(shape) if not is_optional(shape, key)),
        "additionalProperties": False,
    }


def told(shape: type) -> str:
    """Return what is said about a shape, on one line; some are written without."""
    return "" if shape.__doc__ in (None, dict.__doc__) else " ".join(str(shape.__doc__).split())


def _schema(hint: Any) -> Table:  # noqa: ANN401 - whatever a key can be annotated with
    if is_typeddict(hint):
        return {"$ref": f"#/$defs/{name_of(hint)}"}
    if hint in PLAIN:
        return {} if PLAIN[hint] is None else {"type": PLAIN[hint]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(each) for each in arguments]}
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0])}
    return {"type": "object", "additionalProperties": _schema(arguments[1])}
