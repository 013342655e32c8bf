"""Comparison of services: what each sheet leads to, and what it costs where no one alternative serves all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shortlist.faults import Fault, FaultsError
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.method.outcome import LONGEST_SHORTLIST
from shortlist.model.model import AlternativeId, Model
from shortlist.report.reasons import source_table
from shortlist.report.report import FORMAT, model_table, so_far_table, verdict_table
from shortlist.report.sentences import headline, listed_in_short, names_of, sentence_of, within_a_sentence
from shortlist.report.shapes_sheets import CostShape, ServiceShape, ServicesShape
from shortlist.services.cast import HybridCost, built_in_hybrid
from shortlist.sheets.sheet import MOST_SHEETS, Sheet, table_of

Members = tuple[AlternativeId, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its name, its sheet, and what this leads to."""

    name: str
    sheet: Sheet
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several services of one project.

    ``common`` are the alternatives that are in front, so far, for every service for which anything fits; ``shared``
    are those that are in front or close behind for each. ``possible`` may be in front for every one of them. ``hybrid``
    says that there are several such services and nothing is in front for all.
    """

    model: Model
    services: tuple[Service, ...]
    common: Members
    shared: Members
    possible: Members
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
    fitting = [one.evaluation for one in services if one.evaluation.so_far.outcome.members]
    common = _in_each(each.so_far.outcome.members for each in fitting)
    return SideBySide(
        model=model,
        services=services,
        common=common,
        shared=_in_each((*each.so_far.outcome.members, *each.so_far.close) for each in fitting),
        possible=_in_each(one.evaluation.possible for one in services if one.evaluation.possible),
        hybrid=len(fitting) > 1 and not common,
    )


def _in_each(several: Iterable[Members]) -> Members:
    """Return the alternatives that each of several holds."""
    sets = [set(members) for members in several]
    return tuple(sorted(set.intersection(*sets))) if sets else ()


def services_of(
    found: SideBySide, *, costs: Mapping[str, HybridCost] | None = None, as_of: date | None = None
) -> ServicesShape:
    """Return services side by side as plain data, with what a hybrid costs where it comes to one."""
    model = found.model
    days = [one.sheet.as_of for one in found.services if one.sheet.as_of]
    known = built_in_hybrid() if costs is None else costs
    return {
        "format": FORMAT,
        "model": model_table(model),
        "as_of": (as_of or max(days, default=model.newest_evidence)).isoformat(),
        "services": [_service(one) for one in found.services],
        "common": list(found.common),
        "shared": list(found.shared),
        "possible": list(found.possible),
        "hybrid": found.hybrid,
        "settled": all(one.evaluation.is_settled for one in found.services),
        "sentence": services_sentence(found),
        "hybrid_sentence": hybrid_sentence(found, known),
        "costs": [_cost(one) for one in known.values()] if found.hybrid else [],
    }


def services_sentence(found: SideBySide) -> str:
    """Return in a sentence or two whether one alternative may serve all services.

    >>> from shortlist import built_in_model, parse_sheet
    >>> services_sentence(side_by_side([parse_sheet("", built_in_model())], built_in_model()))
    'One service so far. Add another to compare.'
    """
    model = found.model
    if len(found.services) == 1:
        return "One service so far. Add another to compare."
    so_far = "" if all(one.evaluation.is_settled for one in found.services) else "so far "
    if found.hybrid:
        begin = "So far no" if so_far else "No"
        return f"{begin} {model.singular} is in front for every service{_instead(found)}."
    if not found.common:
        return "Something fits for one service at most, so there is nothing to share."
    if len(found.common) == len(model.alternatives) > LONGEST_SHORTLIST:
        return f"Nothing tells the {model.plural} apart for these services."
    verb = "is" if len(found.common) == 1 else "are"
    return f"{names_of(model, found.common)} {verb} {so_far}in front for every service."


def hybrid_sentence(found: SideBySide, costs: Mapping[str, HybridCost]) -> str:
    """Return where each service leads, and what running several frameworks costs; empty where one serves all."""
    if not found.hybrid:
        return ""
    ends = [f"{one.name}: {names_of(found.model, one.evaluation.so_far.outcome.members)}" for one in found.services]
    told = listed_in_short([within_a_sentence(cost.title) for cost in costs.values()])
    return f"{'; '.join(ends)}. Running them side by side means {told}."


def _instead(found: SideBySide) -> str:
    """Return who could serve all services nevertheless, as the end of a sentence."""
    names = names_of(found.model, found.shared)
    if found.shared:
        return f", but {names} {'is' if len(found.shared) == 1 else 'are'} in front or close behind for each"
    if found.possible:
        every = len(found.possible) == len(found.model.alternatives)
        return f", but {'any of them' if every else names_of(found.model, found.possible)} still could be"
    return ", so together they make a hybrid"


def _service(one: Service) -> ServiceShape:
    evaluation = one.evaluation
    return {
        "name": one.name,
        "sheet": table_of(one.sheet),
        "outcome": evaluation.kind,
        "settled": evaluation.is_settled,
        "exact": evaluation.exact,
        "headline": headline(evaluation),
        "sentence": sentence_of(evaluation),
        "so_far": so_far_table(evaluation),
        "front": list(evaluation.front),
        "close": list(evaluation.close),
        "shortlist": list(evaluation.front),
        "possible": list(evaluation.possible),
        "verdicts": {key: verdict_table(evaluation, key)["words"] for key in evaluation.verdicts},
    }


def _cost(cost: HybridCost) -> CostShape:
    return {"id": cost.id, "title": cost.title, "because": cost.because, "source": source_table(cost.source)}
