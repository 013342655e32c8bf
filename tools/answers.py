"""Writer of types for scripts and of schemas: what the library answers, from its typed dictionaries.

`python -m tools.answers` writes both; a test says when they are stale.
"""

from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, is_typeddict

from shortlist.schema import output_schemas, schema_text
from shortlist.schema.outputs import OUTPUTS, hints_of, is_optional, name_of, shapes_in, told

ROOT = Path(__file__).parents[1]
SCRIPT = "src/shortlist_sphinx/core/answers.mjs"
SCHEMAS = "schemas/answers"
HEAD = """\
// @ts-check
/** Types of what the library answers. Made from its typed dictionaries: python -m tools.answers */
"""
PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    None: "null",
    object: "unknown",
}


def script() -> str:
    """Return the types as JSDoc, each shape once, in alphabetical order."""
    shapes = {name_of(part): part for shape in OUTPUTS.values() for part in shapes_in(shape)}
    return "\n".join([HEAD, *(_definition(name, shape) for name, shape in sorted(shapes.items())), "export {};\n"])


def _definition(name: str, shape: type) -> str:
    about = [f" * {told(shape)}"] if told(shape) else []
    keys = [
        f" * @property {{{_type(hint)}}} {f'[{key}]' if is_optional(shape, key) else key}"
        for key, hint in hints_of(shape).items()
    ]
    return "\n".join(["/**", *about, f" * @typedef {{object}} {name}", *keys, " */\n"])


def _type(hint: Any) -> str:  # noqa: ANN401 - whatever a key can be annotated with
    if is_typeddict(hint):
        return name_of(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(f'"{each}"' for each in arguments)
    if origin in (Union, UnionType):
        return " | ".join(_type(each) for each in arguments)
    if origin is list:
        inner = _type(arguments[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    return f"Record<string, {_type(arguments[1])}>"


def written() -> dict[str, str]:
    """Return every file that is made, with its text, by its place in the repository."""
    schemas = {f"{SCHEMAS}/{name}": schema_text(schema) for name, schema in output_schemas().items()}
    return {SCRIPT: script(), **schemas}


if __name__ == "__main__":
    for place, text in written().items():
        (ROOT / place).parent.mkdir(exist_ok=True)
        (ROOT / place).write_text(text, encoding="utf-8")
