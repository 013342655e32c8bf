"""Check of a decision record: whether it still holds, with its sheets evaluated again on today's evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shortlist.diff.alterations import Run
from shortlist.diff.difference import Difference, diff, difference_of
from shortlist.evidence.overrides import with_overrides
from shortlist.evidence.staleness import Staleness, staleness, staleness_table
from shortlist.faults import Fault, FaultsError, expected_one_of, quoted
from shortlist.method.evaluation import Evaluation
from shortlist.model.model import AlternativeId, CriterionId, LevelId, Model, frozen
from shortlist.parsing.text import Table
from shortlist.records.by_service import by_service, called_alike, settled_by_service, shown_names
from shortlist.records.reader import Provenance, Recorded, Result, provenance_of
from shortlist.report.sentences import names_of, outcome_sentence, sentence_of, so_far_sentence
from shortlist.team.meeting import meet
from shortlist.team.merged import merge

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Held:
    """One service of a record: what was recorded, what its sheets lead to now, and what lies between the two.

    ``evidence`` says what evidence that has grown old since then could change.
    """

    recorded: Result
    rule: str
    now: Evaluation
    between: tuple[Difference, ...]
    evidence: tuple[Staleness, ...]

    @property
    def holds(self) -> bool:
        """Whether the same was recorded as is found now.

        While it is undecided, that goes for who is in front so far as well. A record of an earlier version had another
        rule of choice: it holds as long as its members are in front or close behind, and an undecided one as long as
        those in front are among its members.
        """
        then, so_far = self.recorded, self.now.so_far
        members, front = set(then.members), set(so_far.outcome.members)
        if not self.rule:
            return front <= members if not self._had_front else members <= front | set(so_far.close)
        if then.outcome == "undecided" and set(then.front) != front:
            return False
        return members == set(self.now.possible) and then.outcome == self.now.kind

    @property
    def _had_front(self) -> bool:
        """Whether anybody was in front, and it was settled who."""
        return self.recorded.outcome in ("shortlist", "too close")


@dataclass(frozen=True, slots=True)
class Checked:
    """Every service of a record, and by which model it was recorded."""

    recorded: Recorded
    model: Model
    services: tuple[Held, ...]

    @property
    def holds(self) -> bool:
        """Whether every service leads to what was recorded."""
        return all(each.holds for each in self.services)


def still_holds(recorded: Recorded, model: Model, *, as_of: date | None = None) -> Checked:
    """Return whether a record still holds under a model, with the record's own evidence where it has some.

    ``as_of`` is the day on which evidence is judged to be old: else that of the newest check in the model.
    Raises :class:`shortlist.FaultsError` where the record was made by another model.
    """
    if recorded.provenance.model != model.id:
        message = f"was made by the model {quoted(recorded.provenance.model)}; expected {quoted(model.id)}"
        raise FaultsError([Fault("record: model", f"{message}, or that model to check it by")])
    today = with_overrides(model, recorded.overrides)
    _refuse_other_ratings(recorded.provenance, today)
    services = (
        _held(recorded, today, result, as_of or model.newest_evidence) for result in recorded.provenance.results
    )
    return Checked(recorded, today, tuple(services))


def _refuse_other_ratings(made: Provenance, model: Model) -> None:
    """Refuse ratings, and a version, that are not those of the model whose hash the record names."""
    of_model = provenance_of(model, made.as_of, ())
    if made.hash != of_model.hash:
        return
    message = "is not that of the model with this hash; write the record anew"
    faults = [Fault("record: version", message)] if made.version != of_model.version else []
    faults += [
        Fault(f"record: ratings.{'.'.join(key)}", message)
        for key in sorted(made.ratings.keys() | of_model.ratings.keys())
        if made.ratings.get(key) != of_model.ratings.get(key)
    ]
    if faults:
        raise FaultsError(faults)


def _held(recorded: Recorded, model: Model, result: Result, day: date) -> Held:
    services = by_service(recorded.sheets)
    name = called_alike(result.service, services)
    if name is None:
        raise FaultsError([Fault("results", expected_one_of(shown_names(services), result.service))])
    merged = merge(services[name], model, settled=settled_by_service(recorded.settled, list(services)).get(name))
    then = as_rated(model, recorded.provenance.ratings)
    proposals = [proposal.sheet for proposal in merged.proposals]
    return Held(
        recorded=result,
        rule=recorded.provenance.rule,
        now=meet(merged).evaluation,
        between=tuple(diff(Run(then, sheet), Run(model, sheet)) for sheet in proposals),
        evidence=tuple(staleness(model, sheet, as_of=day) for sheet in proposals),
    )


def as_rated(model: Model, ratings: Mapping[tuple[AlternativeId, CriterionId], Sequence[LevelId]]) -> Model:
    """Return the model with the levels that a record was made with, as far as it still has them."""
    alternatives = {}
    for name, alternative in model.alternatives.items():
        rated = dict(alternative.ratings)
        for criterion, rating in alternative.ratings.items():
            words = [level.id for level in model.criteria[criterion].levels]
            levels = {level for level in ratings.get((name, criterion), ()) if level in words}
            positions = tuple(sorted(words.index(level) for level in levels))
            rated[criterion] = replace(rating, positions=positions or rating.positions)
        alternatives[name] = replace(alternative, ratings=frozen(rated))
    return replace(model, alternatives=frozen(alternatives))


def checked_of(holding: Checked) -> Table:
    """Return whether a record still holds, and why not, as plain data."""
    made = holding.recorded.provenance
    return {
        "format": FORMAT,
        "holds": holding.holds,
        "recorded": {
            "model": made.model,
            "version": made.version,
            "hash": made.hash,
            "as_of": made.as_of.isoformat(),
            "rule": made.rule or None,
        },
        "model": {"id": holding.model.id, "version": holding.model.version, "hash": holding.model.hash},
        "services": [_held_table(holding.model, each) for each in holding.services],
    }


def _before(model: Model, then: Result) -> str:
    """Return what was recorded; while it was undecided, with who was in front so far."""
    sentence = outcome_sentence(model, then.outcome, then.members)
    return f"So far: {names_of(model, then.front)}. {sentence}" if then.front else sentence


def _now(found: Evaluation) -> str:
    return sentence_of(found) if found.is_settled else f"{so_far_sentence(found)} {sentence_of(found)}"


def _held_table(model: Model, held: Held) -> Table:
    return {
        "service": held.recorded.service,
        "holds": held.holds,
        "before": _before(model, held.recorded),
        "now": _now(held.now),
        "because": [difference_of(each)["cause"] for each in held.between if not each.same],
        "evidence": [staleness_table(each) for each in held.evidence],
    }
