"""The one door for a browser: JSON text in, JSON text out, and never an exception for what a reader did."""

from collections.abc import Callable
from datetime import date

from shortlist.evaluation import evaluate
from shortlist.faults import Fault, FaultsError
from shortlist.fields import Fields
from shortlist.loading import built_in_model
from shortlist.model import Model
from shortlist.report import json_of, report_of
from shortlist.sheet import Sheet, sheet_of, toml_of
from shortlist.text import SHEET_BYTES, Table, parse_table

REQUEST_BYTES = SHEET_BYTES + 1024


def answer(request: str) -> str:
    """Answer one request with the built-in model.

    ``{"do": "evaluate", "sheet": {…}, "as_of": "2026-11-22"}`` is answered by the report that
    ``shortlist evaluate --json`` prints, and ``{"do": "sheet", "sheet": {…}}`` by ``{"toml": "…"}``.
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
    do = DOINGS[fields.word("do", list(DOINGS))]
    as_of = _day(fields)
    table = fields.take("sheet", "a table with the answers")
    fields.finish()
    if faults:
        raise FaultsError(faults)
    return do(model, sheet_of(table, model), as_of)


def _day(fields: Fields) -> date | None:
    if not fields.has("as_of"):
        return None
    value = fields.text("as_of")
    try:
        return date.fromisoformat(value)
    except ValueError:
        fields.note("as_of", "expected a date such as 2026-11-22")
        return None


def _evaluate(model: Model, sheet: Sheet, as_of: date | None) -> Table:
    return report_of(evaluate(model, sheet), sheet, as_of=as_of)


DOINGS: dict[str, Callable[[Model, Sheet, date | None], Table]] = {
    "evaluate": _evaluate,
    "sheet": lambda _model, sheet, _as_of: {"toml": toml_of(sheet)},
}
