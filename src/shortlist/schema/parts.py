"""The pieces that schemas are made of."""

from collections.abc import Iterable, Mapping, Sequence

from shortlist.model.grades import Grade
from shortlist.model.model import Model, Question, Scale
from shortlist.parsing.fields import ID
from shortlist.parsing.text import Table

LONGEST_TEXT = 2000
ID_PATTERN = f"^{ID.pattern}$"


def table(fields: Mapping[str, Table], description: str = "", *, optional: Iterable[str] = ()) -> Table:
    """Return the schema of a table with these keys and no others."""
    left_out = set(optional)
    return {
        "type": "object",
        **({"description": description} if description else {}),
        "properties": dict(fields),
        "required": [key for key in fields if key not in left_out],
        "additionalProperties": False,
    }


def entries(value: Table) -> Table:
    """Return the schema of a table that has an entry for each id."""
    return {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": value}


def list_of(item: Table, description: str) -> Table:
    """Return the schema of a list in which nothing stands twice."""
    return {"type": "array", "items": item, "uniqueItems": True, "description": description}


def text(description: str, longest: int = LONGEST_TEXT) -> Table:
    """Return the schema of a text that is not empty."""
    return {"type": "string", "pattern": r"\S", "maxLength": longest, "description": description}


def an_id(description: str) -> Table:
    """Return the schema of an id that the file makes up."""
    return {"type": "string", "pattern": ID_PATTERN, "description": description}


def day(description: str) -> Table:
    """Return the schema of a date; to a schema, TOML's dates are texts."""
    return {"type": "string", "format": "date", "description": description}


def days(description: str) -> Table:
    """Return the schema of a whole number of at least one."""
    return {"type": "integer", "minimum": 1, "description": description}


def address(description: str) -> Table:
    """Return the schema of a web address."""
    return {"type": "string", "pattern": r"^https?://\S+$", "description": description}


def word(words: Sequence[str], description: str) -> Table:
    """Return the schema of one of some words."""
    return {"enum": list(words), "description": description}


def one_of(meanings: Mapping[str, str], description: str = "") -> Table:
    """Return the schema of one of some ids; some editors show the meaning of all, others that of each."""
    told = [f"{key}: {means}" for key, means in meanings.items()]
    docs = {"docs": {"enumValues": list(meanings.values())}}
    return word(list(meanings), "\n".join([description, *told] if description else told)) | {"x-taplo": docs}


def question_among(questions: Iterable[Question], description: str) -> Table:
    """Return the schema of the id of a question."""
    return one_of({str(question.id): question.short for question in questions}, description)


def step_of(model: Model) -> Table:
    """Return the schema of the id of a step."""
    return one_of({str(step.id): step.title for step in model.steps.values()}, "The step in which it comes.")


def level_of(levels: Scale) -> Table:
    """Return the schema of the id of a level."""
    return one_of({str(level.id): f"{level.label}: {level.means}" for level in levels})


def answer_of(levels: Scale) -> Table:
    """Return the schema of the id of a level of a question; its wording is left to the question."""
    return one_of({str(level.id): level.label for level in levels})


def levels_of(levels: Scale, description: str, *, least: int) -> Table:
    """Return the schema of a list of levels between which something lies."""
    return list_of({"enum": [level.id for level in levels]}, description) | {"minItems": least}


def scale(description: str) -> Table:
    """Return the schema of a list that defines levels."""
    level = table({"id": an_id("Its id."), "label": text("Its word for readers."), "means": text("What one sees.")})
    return {"type": "array", "minItems": 2, "maxItems": 4, "items": level, "description": description}


def grade() -> Table:
    """Return the schema of a grade."""
    return word([one.word for one in Grade], "How well a capability meets a need.")


def has(key: str, value: str) -> Table:
    """Return the schema of a table in which a key has a certain value."""
    return {"required": [key], "properties": {key: {"const": value}}}


def where(key: str, value: str, then: Mapping[str, Table]) -> Table:
    """Return what other keys must hold where a key has a certain value."""
    return {"if": has(key, value), "then": {"properties": dict(then)}}
