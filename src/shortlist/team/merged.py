"""The sheets of several people as one: who agrees with whom, and where the team differs.

Each member answers alone and all sheets are opened together. Nothing is averaged and nobody is outvoted: what is
possible for one member is possible for the team.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from shortlist.characters import look
from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.model import CriterionId, LevelId, Model, Question, QuestionId, frozen
from shortlist.sheets.sheet import MOST_SHEETS, Sheet
from shortlist.team.settlement import Settlement

Status = Literal["agreed", "neighbouring", "split", "open"]
Choice = tuple[tuple[CriterionId, ...], tuple[QuestionId, ...]]
"""Deciding criteria and must-haves, which stand or fall together."""


@dataclass(frozen=True, slots=True)
class View:
    """How the members see one question, their names in alphabetical order.

    ``status`` is "agreed" where all who judge say the same, "neighbouring" where no two answers are further apart than
    one level, "split" where two are, and "open" where answers agree as far as they go but somebody does not know yet,
    or nobody judges. ``settled`` are the levels that the team settled on since, if it did. ``levels`` are those that it
    holds possible; without any, all are.
    """

    question: QuestionId
    status: Status
    levels: tuple[LevelId, ...]
    by_level: Mapping[LevelId, tuple[str, ...]]
    unsure: tuple[str, ...]
    abstained: tuple[str, ...]
    settled: tuple[LevelId, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether two members gave different answers."""
        return self.status in ("neighbouring", "split")

    def is_end_to_end(self, question: Question) -> bool:
        """Say whether somebody answered with the lowest level, and somebody else with the highest."""
        ends = {question.levels[0].id, question.levels[-1].id}
        return self.disputed and ends <= set(self.by_level)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What some members propose to decide by, and the sheet of the whole team under that proposal.

    ``set_aside`` names what cannot decide after all: the others answered that it is not needed.
    """

    members: tuple[str, ...]
    sheet: Sheet
    set_aside: tuple[CriterionId | QuestionId, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The sheets of a team as one: a view of every question, and each distinct proposal, the most shared one first.

    ``sheets`` are those of the members, by name. ``proposed`` are the proposals of the members; ``proposals`` are the
    same, or the one that the team settled on.
    """

    model: Model
    sheets: Mapping[str, Sheet]
    views: Mapping[QuestionId, View]
    proposals: tuple[Proposal, ...]
    proposed: tuple[Proposal, ...]
    settlement: Settlement | None

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the members, in alphabetical order."""
        return tuple(self.sheets)

    @property
    def disputed(self) -> tuple[QuestionId, ...]:
        """The questions to which members gave different answers, in the order of the model."""
        return tuple(view.question for view in self.views.values() if view.disputed)


def merge(
    sheets: Sequence[Sheet], model: Model, *, places: Sequence[str] = (), settled: Settlement | None = None
) -> Merged:
    r"""Return the sheets of a team as one.

    For each question the levels that any member holds possible are possible for the team. Whoever left a question out
    does not know and holds all levels possible; whoever abstained is not asked. A member without a name is called by
    the position of the sheet, "Member 2". ``places`` are what faults call the sheets. What the team ``settled`` on
    since stands in the place of the members' own answers, which are kept beside it.

    Raises :class:`shortlist.FaultsError` where there is no sheet, where two members have the same name, or where the
    sheets are about different services.

    >>> from shortlist import built_in_model, parse_sheet
    >>> model = built_in_model()
    >>> words = ['member = "Ada"\n[answers]\nadmin = "none"', 'member = "Ben"\n[answers]\nadmin = "essential"']
    >>> merged = merge([parse_sheet(text, model) for text in words], model)
    >>> merged.views["admin"].status, merged.proposals[0].sheet.answers["admin"]
    ('split', ('none', 'essential'))
    """
    named = _named(sheets, places)
    agreed = settled.sheet.answers if settled else {}
    views = {question.id: _view(question, named, agreed.get(question.id, ())) for question in model.questions.values()}
    answers = frozen({key: view.levels for key, view in views.items() if view.levels})
    common = Sheet(
        answers=answers,
        title=_common(sheet.title for sheet in sheets),
        service=_common(sheet.service for sheet in sheets),
        as_of=max((sheet.as_of for sheet in sheets if sheet.as_of), default=None),
    )
    proposed = _proposals(named, common, model)
    proposals = proposed
    if settled is not None and settled.chosen:
        proposals = _proposals(dict.fromkeys(named, settled.sheet), common, model)
    return Merged(model, frozen(named), frozen(views), proposals, proposed, settled)


def _named(sheets: Sequence[Sheet], places: Sequence[str]) -> dict[str, Sheet]:
    """Return the sheets by the names of their members, in alphabetical order."""
    if not sheets:
        raise FaultsError([Fault("team", "has no sheet; expected one from each member")])
    if len(sheets) > MOST_SHEETS:
        raise FaultsError([Fault("team", f"expected at most {MOST_SHEETS} sheets; got {len(sheets)}")])
    called = [*places, *(f"sheet {at}" for at in range(len(places) + 1, len(sheets) + 1))]
    names = [sheet.member or f"Member {at}" for at, sheet in enumerate(sheets, start=1)]
    faults: list[Fault] = []
    for at, name in enumerate(names):
        twin = next((before for before in range(at) if _folded(names[before]) == _folded(name)), None)
        if twin is not None:
            message = f"{quoted(name)} is the member of {called[twin]} too; expected a name of its own for each"
            faults.append(Fault(f"{called[at]}: member", message))
    services: dict[str, str] = {}
    for sheet, place in zip(sheets, called, strict=True):
        if sheet.service and not any(look(sheet.service) == look(each) for each in services):
            services[sheet.service] = place
    first, *others = services or {"": ""}
    for other in others:
        message = f"is {quoted(other)}, but {services[first]} is about {quoted(first)}; merge each service by itself"
        faults.append(Fault(f"{services[other]}: service", message))
    if faults:
        raise FaultsError(faults)
    return dict(sorted(zip(names, sheets, strict=True), key=lambda named: (_folded(named[0]), named[0])))


def _folded(name: str) -> str:
    return look(name).casefold()


def _common(words: Iterable[str | None]) -> str | None:
    """Return the one word that all who gave one gave, as the first of them spells it, or ``None``."""
    found: dict[str, str] = {}
    for word in words:
        if word is not None:
            found.setdefault(look(word), word)
    return found.popitem()[1] if len(found) == 1 else None


def _view(question: Question, named: Mapping[str, Sheet], settled: tuple[LevelId, ...]) -> View:
    """Return how the members see one question; to hold every level possible is not to know."""
    abstained = tuple(name for name, sheet in named.items() if question.id in sheet.abstained)
    judging = {name: sheet.answers.get(question.id, ()) for name, sheet in named.items() if name not in abstained}
    known = {name: levels for name, levels in judging.items() if 0 < len(levels) < len(question.levels)}
    unsure = tuple(name for name in judging if name not in known)
    held = {level.id: tuple(name for name, levels in known.items() if level.id in levels) for level in question.levels}
    by_level = {level: names for level, names in held.items() if names}
    return View(
        question=question.id,
        status=_status(question, set(known.values()), all_know=bool(known) and not unsure),
        levels=settled or (() if unsure else tuple(by_level)),
        by_level=frozen(by_level),
        unsure=unsure,
        abstained=abstained,
        settled=settled,
    )


def _status(question: Question, answers: set[tuple[LevelId, ...]], *, all_know: bool) -> Status:
    at = {level.id: position for position, level in enumerate(question.levels)}
    gaps = [min(abs(at[a] - at[b]) for a in one for b in other) for one, other in combinations(answers, 2)]
    if gaps:
        return "split" if max(gaps) > 1 else "neighbouring"
    return "agreed" if all_know else "open"


def _proposals(named: Mapping[str, Sheet], common: Sheet, model: Model) -> tuple[Proposal, ...]:
    """Return the distinct proposals, the most shared one first."""

    def idle(question: QuestionId) -> bool:
        return common.answers.get(question) == (model.questions[question].levels[0].id,)

    found: dict[Choice, list[str]] = {}
    aside: dict[Choice, set[CriterionId | QuestionId]] = {}
    for name, sheet in named.items():
        deciding = tuple(key for key in sheet.deciding if not idle(model.criteria[key].need))
        must = tuple(key for key in sheet.must if not idle(key))
        found.setdefault((deciding, must), []).append(name)
        aside.setdefault((deciding, must), set()).update(
            set(sheet.deciding) - set(deciding), set(sheet.must) - set(must)
        )
    proposals = (
        Proposal(
            members=tuple(members),
            sheet=replace(common, deciding=deciding, must=must),
            set_aside=tuple(sorted(aside[deciding, must])),
        )
        for (deciding, must), members in found.items()
    )
    return tuple(sorted(proposals, key=lambda one: (-len(one.members), one.sheet.deciding, one.sheet.must)))
