"""Requests of a browser: JSON text in, JSON text out, and never an exception for what a reader did.

A browser compiles each module that it imports, which takes longer than the first answer does.
So what the first answer has no use for is imported when it is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from shortlist.faults import Fault, FaultsError
from shortlist.method.evaluation import MOST_STEPS, QUICK_STEPS, Evaluation, evaluate
from shortlist.model.loader import built_in_model
from shortlist.model.model import Model
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, parse_table
from shortlist.report.report import faults_table, json_of, order_table, report_of
from shortlist.sheets.sheet import Sheet, sheet_of, toml_of

REQUEST_BYTES = 4 * MODEL_BYTES
"""A record of a large team, quoted as JSON quotes it, fits four times."""


MODEL = built_in_model()
"""Read while Python starts, so that it is there in a memory that a browser keeps."""

MANY = {"open": "opened", "services": "services", "team": "team", "record": "record", "settled": "settlement"}
"""The functions of :mod:`shortlist.wire.sheets` that are about more than one sheet, by the word that asks for them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks about one sheet."""

    sheet: Sheet
    as_of: date | None
    quick: bool


class _Last:
    """The last sheet that was asked about, and what it leads to."""

    key: tuple[str, Sheet, int] | None = None
    evaluation: Evaluation


LAST = _Last()


def answer(request: str) -> str:
    """Answer one request with the built-in model.

    ``{"do": "evaluate", "sheet": {…}, "as_of": "2026-11-22"}`` is answered by the report that
    ``shortlist evaluate --json`` prints, "explain" and "what-if" by what the commands of these names print, "order" by
    what to ask next, and ``{"do": "sheet", "sheet": {…}}`` by ``{"toml": "…"}``.
    What is asked about many sheets, such as ``{"do": "team", "sheets": [{"name": "ada.toml", "sheet": {…}}]}``, is
    answered in :mod:`shortlist.wire.sheets`.
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


def _answer(request: str, model: Model) -> Mapping[str, object]:
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


def _evaluated(model: Model, asked: Asked) -> Evaluation:
    """Return the evaluation of a sheet, which is kept, because a page asks about one sheet several times."""
    steps = QUICK_STEPS if asked.quick else MOST_STEPS
    key = (model.hash, asked.sheet, steps)
    if LAST.key != key:
        LAST.key, LAST.evaluation = key, evaluate(model, asked.sheet, most_steps=steps)
    return LAST.evaluation


def _evaluate(model: Model, asked: Asked) -> Mapping[str, object]:
    return report_of(_evaluated(model, asked), asked.sheet, as_of=asked.as_of)


def _order(model: Model, asked: Asked) -> Mapping[str, object]:
    return order_table(_evaluated(model, asked), asked.sheet)


def _explain(model: Model, asked: Asked) -> Mapping[str, object]:
    from shortlist.explain.explanation_tables import explanation_of

    return explanation_of(_evaluated(model, asked), asked.sheet, as_of=asked.as_of)


def _what_if(model: Model, asked: Asked) -> Mapping[str, object]:
    from shortlist.explain.explanation_tables import changes_of

    return changes_of(_evaluated(model, asked), asked.sheet)


def _about_many(name: str) -> Callable[[Fields, Model], Mapping[str, object]]:
    found: Callable[[Fields, Model], Mapping[str, object]] = getattr(import_module("shortlist.wire.sheets"), name)
    return found


DOINGS: dict[str, Callable[[Model, Asked], Mapping[str, object]]] = {
    "evaluate": _evaluate,
    "order": _order,
    "explain": _explain,
    "what-if": _what_if,
    "sheet": lambda _model, asked: {"toml": toml_of(asked.sheet)},
}
