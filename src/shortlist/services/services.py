"""Several services side by side: what each sheet leads to, and what it costs where no one alternative serves all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shortlist.faults import Fault, FaultsError
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.model.model import AlternativeId, Model
from shortlist.parsing.text import Table
from shortlist.report.report import FORMAT
from shortlist.report.sentences import names_of, sentence_of, verdict_words
from shortlist.services.cast import HybridCost, built_in_hybrid
from shortlist.sheets.sheet import MOST_SHEETS, Sheet, table_of


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its name, its sheet, and what this leads to."""

    name: str
    sheet: Sheet
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several services of one project.

    ``common`` are the alternatives that every service for which anything fits may end with; ``hybrid`` says that there
    is none, though there are several such services.
    """

    model: Model
    services: tuple[Service, ...]
    common: tuple[AlternativeId, ...]
    hybrid: bool


def side_by_side(sheets: Sequence[Sheet], model: Model) -> SideBySide:
    """Return what each of several sheets leads to; raises :class:`shortlist.FaultsError` where there is none.

    >>> from shortlist import built_in_model, parse_sheet
    >>> side_by_side([parse_sheet("", built_in_model())], built_in_model()).hybrid
    False
    """
    if not sheets:
        raise FaultsError([Fault("services", "has no sheet; expected one for each service")])
    if len(sheets) > MOST_SHEETS:
        raise FaultsError([Fault("services", f"expected at most {MOST_SHEETS} sheets; got {len(sheets)}")])
    services = tuple(
        Service(sheet.service or sheet.title or f"Service {at}", sheet, evaluate(model, sheet))
        for at, sheet in enumerate(sheets, start=1)
    )
    possible = [set(one.evaluation.possible) for one in services if one.evaluation.possible]
    common = set.intersection(*possible) if possible else set()
    return SideBySide(model, services, tuple(sorted(common)), hybrid=len(possible) > 1 and not common)


def services_of(
    found: SideBySide, *, costs: Mapping[str, HybridCost] | None = None, as_of: date | None = None
) -> Table:
    """Return services side by side as plain data, with what a hybrid costs where it comes to one."""
    model = found.model
    days = [one.sheet.as_of for one in found.services if one.sheet.as_of]
    known = built_in_hybrid() if costs is None else costs
    return {
        "format": FORMAT,
        "model": {"id": model.id, "title": model.title, "version": model.version, "hash": model.hash},
        "as_of": (as_of or max(days, default=model.newest_evidence)).isoformat(),
        "services": [_service(one) for one in found.services],
        "common": list(found.common),
        "hybrid": found.hybrid,
        "sentence": services_sentence(found),
        "costs": [_cost(one) for one in known.values()] if found.hybrid else [],
    }


def services_sentence(found: SideBySide) -> str:
    """Return in a sentence or two whether one alternative may serve all services.

    >>> from shortlist import built_in_model, parse_sheet
    >>> services_sentence(side_by_side([parse_sheet("", built_in_model())], built_in_model()))
    'There is one service: nothing stands beside it.'
    """
    model = found.model
    if len(found.services) == 1:
        return "There is one service: nothing stands beside it."
    if found.hybrid:
        return f"No {model.singular} is left that serves every service, so together they are a hybrid."
    if not found.common:
        return "Something fits for one service at most, so there is nothing to share."
    names = names_of(model, found.common)
    if any(one.evaluation.kind == "undecided" for one in found.services):
        return f"One {model.singular} may still serve every service: {names}."
    return f"One {model.singular} can serve every service: {names}."


def _service(one: Service) -> Table:
    evaluation = one.evaluation
    decided = evaluation.kind in ("shortlist", "too close")
    return {
        "name": one.name,
        "sheet": table_of(one.sheet),
        "outcome": evaluation.kind,
        "exact": evaluation.exact,
        "sentence": sentence_of(evaluation),
        "shortlist": list(evaluation.necessary) if decided else [],
        "possible": list(evaluation.possible),
        "verdicts": {key: verdict_words(*verdicts) for key, verdicts in evaluation.verdicts.items()},
    }


def _cost(cost: HybridCost) -> Table:
    source = cost.source
    return {
        "id": cost.id,
        "title": cost.title,
        "because": cost.because,
        "source": {"title": source.title, "url": source.url, "checked": source.checked.isoformat()},
    }
