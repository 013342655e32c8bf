"""The one door for a browser: JSON text in, JSON text out, and never an exception for what a reader did.

A browser compiles each module that it imports, which takes longer than the first answer does.
So what the first answer has no use for is imported when it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from shortlist.faults import Fault, FaultsError
from shortlist.method.evaluation import MOST_STEPS, QUICK_STEPS, evaluate
from shortlist.model.loading import built_in_model
from shortlist.model.model import Model
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, Table, parse_table
from shortlist.report.report import faults_table, json_of, report_of
from shortlist.sheets.sheet import Sheet, sheet_of, toml_of

REQUEST_BYTES = 4 * MODEL_BYTES
"""A record of a large team, quoted as JSON quotes it, fits four times."""


MODEL = built_in_model()
"""Read while Python starts, so that it is there in a memory that a browser keeps."""

MANY = {"open": "opened", "services": "services", "team": "team", "record": "record", "settled": "settlement"}
"""The functions of :mod:`shortlist.wire.many` that are about more than one sheet, by the word that asks for them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks about one sheet."""

    sheet: Sheet
    as_of: date | None
    quick: bool


def answer(request: str) -> str:
    """Answer one request with the built-in model.

    ``{"do": "evaluate", "sheet": {…}, "as_of": "2026-11-22"}`` is answered by the report that
    ``shortlist evaluate --json`` prints, "explain" and "what-if" by what the commands of these names print, and
    ``{"do": "sheet", "sheet": {…}}`` by ``{"toml": "…"}``.
    What is asked about many sheets, such as ``{"do": "team", "sheets": [{"name": "ada.toml", "sheet": {…}}]}``, is
    answered in :mod:`shortlist.wire.many`.
    With ``"quick": true`` the report settles for bounds where exactness would keep a reader waiting, and says so.
    A request that cannot be understood is answered by ``{"faults": [{"place": …, "message": …}]}``.

    >>> print(answer('{"do": "sheet", "sheet": {"answers": {"admin": "esential"}}}'))
    {
      "faults": [
        {
          "place": "sheet: answers.admin",
          "message": "expected one of none, useful or essential; got 'esential' (did you mean 'essential'?)"
        }
      ]
    }
    <BLANKLINE>
    """
    try:
        return json_of(_answer(request, MODEL))
    except FaultsError as error:
        return json_of(faults_table(error))


def _answer(request: str, model: Model) -> Table:
    faults: list[Fault] = []
    content = request.encode("utf-8", "surrogatepass")
    fields = Fields(parse_table(content, REQUEST_BYTES, "request"), "request", faults)
    word = fields.word("do", [*DOINGS, *MANY])
    if word in MANY and not faults:
        return _about_many(MANY[word])(fields, model)
    as_of = fields.day_as_text("as_of")
    quick = fields.has("quick") and fields.truth("quick")
    table = fields.take("sheet", "a table with the answers")
    fields.finish()
    if faults:
        raise FaultsError(faults)
    return DOINGS[word](model, Asked(sheet_of(table, model), as_of, quick))


def _evaluate(model: Model, asked: Asked) -> Table:
    steps = QUICK_STEPS if asked.quick else MOST_STEPS
    return report_of(evaluate(model, asked.sheet, most_steps=steps), asked.sheet, as_of=asked.as_of)


def _explain(model: Model, asked: Asked) -> Table:
    from shortlist.explain.stages import explanation_of

    return explanation_of(model, asked.sheet, as_of=asked.as_of)


def _what_if(model: Model, asked: Asked) -> Table:
    from shortlist.explain.stages import changes_of

    return changes_of(model, asked.sheet)


def _about_many(name: str) -> Callable[[Fields, Model], Table]:
    found: Callable[[Fields, Model], Table] = getattr(import_module("shortlist.wire.many"), name)
    return found


DOINGS: dict[str, Callable[[Model, Asked], Table]] = {
    "evaluate": _evaluate,
    "explain": _explain,
    "what-if": _what_if,
    "sheet": lambda _model, asked: {"toml": toml_of(asked.sheet)},
}
