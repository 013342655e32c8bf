"""Draft of a decision record: the sheets by service, what they lead to, and what only people can say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from shortlist.explain.explanation import Why, why
from shortlist.explain.sensitivity import PlusMinus, plus_minus
from shortlist.faults import Fault, FaultsError, expected_one_of
from shortlist.method.evaluation import Evaluation
from shortlist.method.problem import Problem
from shortlist.model.loader import built_in_model
from shortlist.model.model import Alternative, AlternativeId, Model, frozen
from shortlist.records.by_service import by_service, called_alike, settled_by_service, shown_names
from shortlist.records.markdown import escaped
from shortlist.records.typed_fields import Words
from shortlist.report.sentences import listed
from shortlist.services.cast import HybridCost, built_in_hybrid
from shortlist.sheets.sheet import MOST_SHEETS, Sheet
from shortlist.team.meeting import Meeting, meet
from shortlist.team.merged import Merged, merge

TO_FILL = "{to be filled in by the team}"
"""What a tool cannot know stands in braces, as in MADR's own template."""


def to_fill(what: str) -> str:
    """Return a place for something that only people can say."""
    return f"{TO_FILL[:-1]}: {what}}}"


@dataclass(frozen=True)
class Part:
    """One of the services that a record is about; ``name`` is empty where it has none."""

    name: str
    merged: Merged
    meeting: Meeting
    day: date

    @property
    def evaluation(self) -> Evaluation:
        """What the sheets of this service lead to together."""
        return self.meeting.evaluation

    @property
    def problem(self) -> Problem:
        """The problem that the sheets pose, under the proposal that most members share."""
        return self.evaluation.problem

    @cached_property
    def whys(self) -> Mapping[AlternativeId, Why]:
        """Why each alternative has its verdict."""
        return frozen({each: why(self.evaluation, each, as_of=self.day) for each in self.problem.alternatives})

    @cached_property
    def steps(self) -> PlusMinus:
        """What single steps of answers and ratings do."""
        return plus_minus(self.evaluation)


@dataclass(frozen=True)
class Draft:
    """Everything that the sections of a record are written from."""

    model: Model
    sheets: tuple[Sheet, ...]
    parts: tuple[Part, ...]
    day: date
    words: Words

    @property
    def alternatives(self) -> list[Alternative]:
        """All alternatives by their titles, in alphabetical order, whoever is preferred."""
        return sorted(self.model.alternatives.values(), key=lambda alternative: alternative.title.lower())

    @property
    def subject(self) -> str:
        """What the record is about, as a part of a sentence in Markdown."""
        return listed([escaped(part.name) for part in self.parts if part.name]) or "this project"

    def about(self, part: Part, text: str) -> str:
        """Return Markdown about one part, led by its name where there are several."""
        return f"**{escaped(part.name) or 'Without a name'}.** {text}" if len(self.parts) > 1 else text

    def within(self, part: Part) -> str:
        """Return for what something holds, as the start of a clause in Markdown; nothing where there is one part."""
        return f"for {escaped(part.name) or 'what has no name'}, " if len(self.parts) > 1 else ""

    def chosen(self, part: Part) -> Alternative | None:
        """Return the alternative that the team picked for a part."""
        picked = self.words.chosen.get(part.name)
        return self.model.alternatives[picked] if picked is not None else None

    def candidates(self, part: Part) -> tuple[AlternativeId, ...]:
        """Return what the team picked, else who is in front, so far as that is not settled."""
        chosen = self.chosen(part)
        return part.evaluation.so_far.outcome.members if chosen is None else (chosen.id,)

    def share(self, most: int) -> int:
        """Return how many lines each part has of so many: a record of several services is no longer than of one."""
        return max(1, most // len(self.parts))

    @cached_property
    def hybrid_costs(self) -> tuple[HybridCost, ...]:
        """What it costs that no one alternative serves all parts, as far as the model that comes along knows."""
        fitting = [set(found) for found in map(self.candidates, self.parts) if found]
        if len(fitting) < 2 or set.intersection(*fitting) or self.model.id != built_in_model().id:
            return ()
        return tuple(built_in_hybrid().values())


def draft_of(sheets: Sequence[Sheet], model: Model, *, as_of: date | None, words: Words) -> Draft:
    """Return what a record is written from.

    Sheets about one service are those of its members; a sheet without a service is about what its title says. Raises
    :class:`shortlist.FaultsError` where there is no sheet, where the members of a service share a name, and where
    something is picked, or settled for a service, that is not there.
    """
    if not sheets:
        raise FaultsError([Fault("record", "has no sheet; expected one at least")])
    if len(sheets) > MOST_SHEETS:
        raise FaultsError([Fault("record", f"expected at most {MOST_SHEETS} sheets; got {len(sheets)}")])
    days = [sheet.as_of for sheet in sheets if sheet.as_of]
    day = as_of or max(days, default=model.newest_evidence)
    services = by_service(sheets)
    agreed = settled_by_service(words.settled, list(services))
    merged = {name: merge(members, model, settled=agreed.get(name)) for name, members in services.items()}
    words = replace(words, chosen=_chosen(words, list(services), model))
    parts = tuple(Part(name, one, meet(one), day) for name, one in sorted(merged.items()))
    return Draft(model, tuple(sheets), parts, day, words)


def _chosen(words: Words, services: list[str], model: Model) -> Mapping[str, AlternativeId]:
    """Return what was picked, by the names that the services have."""
    faults = [
        Fault(f"record: chosen.{service}", expected_one_of(list(model.alternatives), picked))
        for service, picked in words.chosen.items()
        if picked not in model.alternatives
    ]
    named = {service: called_alike(service, services) for service in words.chosen}
    faults += [
        Fault("record: chosen", expected_one_of(shown_names(services), service))
        for service, name in named.items()
        if name is None
    ]
    if faults:
        raise FaultsError(faults)
    return frozen({name: words.chosen[service] for service, name in named.items() if name is not None})
