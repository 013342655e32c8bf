"""The one door for a browser: JSON text in, JSON text out, and never an exception for what a reader did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shortlist.asking import MANY, day_of
from shortlist.evaluation import QUICK_STEPS, evaluate
from shortlist.faults import Fault, FaultsError
from shortlist.fields import Fields
from shortlist.folding import MOST_STEPS
from shortlist.loading import built_in_model
from shortlist.model import Model
from shortlist.report import json_of, report_of
from shortlist.sheet import Sheet, sheet_of, toml_of
from shortlist.stages import changes_of, explanation_of
from shortlist.text import MODEL_BYTES, Table, parse_table

REQUEST_BYTES = 4 * MODEL_BYTES
"""A record of a large team, quoted as JSON quotes it, fits four times."""


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
    answered in :mod:`shortlist.asking`.
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
        return json_of(_answer(request, built_in_model()))
    except FaultsError as error:
        return json_of(faults_table(error))


def faults_table(error: FaultsError) -> Table:
    """Return faults as plain data, as they are answered instead of a report."""
    return {"faults": [{"place": fault.place, "message": fault.message} for fault in error.faults]}


def _answer(request: str, model: Model) -> Table:
    faults: list[Fault] = []
    content = request.encode("utf-8", "surrogatepass")
    fields = Fields(parse_table(content, REQUEST_BYTES, "request"), "request", faults)
    word = fields.word("do", [*DOINGS, *MANY])
    if word in MANY and not faults:
        return MANY[word](fields, model)
    as_of = day_of(fields)
    quick = fields.has("quick") and fields.truth("quick")
    table = fields.take("sheet", "a table with the answers")
    fields.finish()
    if faults:
        raise FaultsError(faults)
    return DOINGS[word](model, Asked(sheet_of(table, model), as_of, quick))


def _evaluate(model: Model, asked: Asked) -> Table:
    steps = QUICK_STEPS if asked.quick else MOST_STEPS
    return report_of(evaluate(model, asked.sheet, most_steps=steps), asked.sheet, as_of=asked.as_of)


DOINGS: dict[str, Callable[[Model, Asked], Table]] = {
    "evaluate": _evaluate,
    "explain": lambda model, asked: explanation_of(model, asked.sheet, as_of=asked.as_of),
    "what-if": lambda model, asked: changes_of(model, asked.sheet),
    "sheet": lambda _model, asked: {"toml": toml_of(asked.sheet)},
}
