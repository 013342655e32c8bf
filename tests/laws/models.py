"""Random models and sheets, small enough to look at every world, and odd enough to break what can break."""

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from shortlist import Degree, Model, Outcome, Problem, Sheet, sheet_of
from shortlist.method.outcome import outcome_of
from shortlist.method.problem import Input, Places, World
from shortlist.model.loader import model_of
from shortlist.model.model import AlternativeId

Tables = dict[str, Any]

EXAMPLES = os.environ.get("LAW_EXAMPLES")
"""How often a law is tried where somebody searches on purpose; else the same examples are tried every time.

A test that is red by luck is red for somebody whose change did nothing to it. `LAW_EXAMPLES=2000` draws new ones.
"""

many = settings(max_examples=int(EXAMPLES or 80), deadline=None, derandomize=not EXAMPLES)
few = settings(max_examples=int(EXAMPLES or 25), deadline=None, derandomize=not EXAMPLES)
"""For laws of which one example evaluates many sheets."""

GRADES = ["blocks", "gap", "friction", "met"]
SKILLS = 2
"""Levels of the team's experience: few, so that every world can be looked at."""
DAY = date(2026, 11, 22)
SOURCE = {"source": "A page", "url": "https://example.org/", "checked": DAY}


@dataclass(frozen=True)
class Case:
    """A model as tables and as it was read, with an answer sheet for it."""

    tables: Tables
    sheet_table: Tables

    @cached_property
    def model(self) -> Model:
        """The model that the tables hold."""
        return model_of(self.tables)

    @cached_property
    def sheet(self) -> Sheet:
        """The sheet for that model."""
        return sheet_of(self.sheet_table, self.model)

    def answering(self, **changed: object) -> "Case":
        """Return the case with other answers."""
        return replace(self, sheet_table=self.sheet_table | {"answers": self.sheet_table["answers"] | changed})


def levels(count: int) -> list[Tables]:
    """Return a scale of so many levels."""
    return [{"id": f"l{at}", "label": f"Level {at}", "means": "…"} for at in range(count)]


@st.composite
def fits(draw: st.DrawFn, needs: int, capabilities: int) -> Tables:
    """Draw the grades of a criterion, monotone in the need and in the capability."""
    row = [3] * capabilities
    table = {}
    for need in range(1, needs):
        drawn = sorted(draw(st.lists(st.integers(0, 3), min_size=capabilities, max_size=capabilities)))
        row = [min(above, grade) for above, grade in zip(row, drawn, strict=True)]
        table[f"l{need}"] = {f"l{at}": GRADES[grade] for at, grade in enumerate(row)}
    return table


@st.composite
def ratings(draw: st.DrawFn, capabilities: int) -> Tables:
    """Draw a rating: one level, or neighbouring ones where it is disputed."""
    low, high = sorted(draw(st.tuples(st.integers(0, capabilities - 1), st.integers(0, capabilities - 1))))
    disputed = draw(st.integers(0, 3)) == 0 and high > low
    where: Tables = {"between": [f"l{at}" for at in range(low, high + 1)]} if disputed else {"level": f"l{high}"}
    return where | {"because": "…", "basis": "judged", "confidence": "low", **SOURCE}


@st.composite
def practices(draw: st.DrawFn, needs: int, capabilities: int) -> Tables:
    """Draw the arguments for want of practice: graver with more hurry and with less experience."""
    grid = [[[0, 0]] * capabilities for _ in range(needs)]
    for need in range(needs):
        for at in reversed(range(capabilities)):
            above = grid[need][at + 1] if at + 1 < capabilities else [0, 0]
            before = grid[need - 1][at] if need else [0, 0]
            drawn = draw(st.tuples(st.integers(0, 7), st.integers(0, 7)))
            grid[need][at] = [max(each) for each in zip(above, before, drawn, strict=True)]
    return {f"l{need}": {f"l{at}": cell for at, cell in _cells(row)} for need, row in enumerate(grid)}


def _cells(row: list[list[int]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells that have arguments; "none" stands nowhere, so that one argument is written alone."""
    for at, (first, second) in enumerate(row):
        if first or second:
            yield at, [Degree(max(first, 1)).id, *([Degree(second).id] if second else [])]


@st.composite
def cases(draw: st.DrawFn, *, most_unknown: int = 4) -> Case:
    """Draw a model of 3 to 5 alternatives and as many criteria, with shared questions, and a sheet for it."""
    names = [f"a{at}" for at in range(draw(st.integers(3, 5)))]
    needs = {f"q{at}": draw(st.integers(2, 3)) for at in range(draw(st.integers(2, 4)))}
    questions: Tables = {
        key: {"step": "one", "role": "need", "text": "…", "why": "…", "hint": "…", "levels": levels(count)}
        for key, count in needs.items()
    }
    questions["skill"] = {
        "step": "one",
        "role": "team",
        "each": "alternative",
        "text": "{alternative}?",
        "why": "…",
        "hint": "…",
        "levels": levels(SKILLS),
    }
    criteria: Tables = {}
    rated: dict[str, int] = {}
    for at in range(draw(st.integers(3, 5))):
        key, need = f"c{at}", draw(st.sampled_from(sorted(needs)))
        criteria[key] = {"step": "one", "title": key, "means": "…", "need": need}
        if at == 0:
            criteria[key] |= {"capability": "skill"} | draw(skills(needs[need]))
            continue
        rated[key] = draw(st.integers(2, 3))
        scale = {"levels": levels(rated[key]), "stale_after": 365}
        criteria[key] |= scale | {"fit": draw(fits(needs[need], rated[key]))}
    head: Tables = {
        "id": "random",
        "title": "Random",
        "version": "1",
        "alternative": {"singular": "thing", "plural": "things"},
        "steps": {"one": {"title": "One", "lead": "…"}},
    }
    rests = draw(st.booleans())
    if rests:
        head["own_data"] = {word: draw(triggers(needs)) for word in ("keeps", "assembles")}
    tables: Tables = {
        "model.toml": head,
        "questions.toml": questions,
        "criteria.toml": criteria,
        "facts.toml": {},
    }
    for name in names:
        resting = draw(st.sets(st.sampled_from(sorted(rated)), max_size=2)) if rests else set()
        tables[f"alternatives/{name}.toml"] = {
            "title": name.upper(),
            "version": "1",
            "released": DAY,
            "home": "https://example.org/",
            "summary": "…",
            "facts": {},
            "ratings": {key: draw(ratings(count)) for key, count in rated.items()},
            **({"rests_on_own_data": sorted(resting)} if resting else {}),
        }
    return Case(tables, draw(sheets(tables, names, most_unknown)))


@st.composite
def skills(draw: st.DrawFn, needs: int) -> Tables:
    """Draw what the team's experience is worth: grades as for a rating, or arguments for want of practice."""
    if draw(st.booleans()):
        return {"fit": draw(fits(needs, SKILLS))}
    return {key: draw(practices(needs, SKILLS)) for key in ("practice", "practice_deciding")}


@st.composite
def triggers(draw: st.DrawFn, needs: dict[str, int]) -> Tables:
    """Draw an answer from which on parts that rest on a data layer count for less."""
    question = draw(st.sampled_from(sorted(needs)))
    return {"question": question, "level": f"l{draw(st.integers(1, needs[question] - 1))}"}


@st.composite
def sheets(draw: st.DrawFn, tables: Tables, names: list[str], most_unknown: int) -> Tables:
    """Draw a sheet with a few unknown, a few set-valued and otherwise definite answers."""
    scales = {key: len(table["levels"]) for key, table in tables["questions.toml"].items() if key != "skill"}
    scales |= {f"skill-{name}": SKILLS for name in names}
    unknown = draw(st.sets(st.sampled_from(sorted(scales)), max_size=most_unknown))
    answers: Tables = {}
    for key, count in scales.items():
        if key not in unknown:
            low, high = sorted(draw(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))))
            spread = draw(st.integers(0, 4)) == 0 and high > low
            answers[key] = [f"l{at}" for at in range(low, high + 1)] if spread else f"l{high}"
    useful = [
        key
        for key, table in tables["criteria.toml"].items()
        if "practice" in table or answers.get(table["need"]) != "l0"
    ]
    needed = [key for key in scales if key.startswith("q") and answers.get(key) != "l0"]
    deciding = draw(st.sets(st.sampled_from(sorted(useful)), max_size=3)) if useful else set()
    must = draw(st.sets(st.sampled_from(sorted(needed)), max_size=2)) if needed else set()
    return {"answers": answers, "deciding": sorted(deciding), "must": sorted(must)}


def worlds(problem: Problem) -> list[World]:
    """Return every way in which what is unknown can turn out: the referee's way, one by one."""
    inputs = tuple(problem.domains)
    return [dict(zip(inputs, positions, strict=True)) for positions in product(*problem.domains.values())]


def outcome_in(problem: Problem, world: World) -> Outcome:
    """Return the outcome of one world."""
    return outcome_of(arguments_in(problem, world))


def arguments_in(problem: Problem, world: World) -> Mapping[AlternativeId, Places]:
    """Return the arguments against each alternative in one world."""
    return problem.arguments(world)


def that_alter(inputs: Iterable[Input], ends: Mapping[tuple[int, ...], Hashable]) -> set[Input]:
    """Return the inputs of which a change alone alters the end of some world, told by the positions of all inputs."""
    found: set[Input] = set()
    for at, key in enumerate(inputs):
        alike: dict[tuple[int, ...], set[Hashable]] = {}
        for world, end in ends.items():
            alike.setdefault(world[:at] + world[at + 1 :], set()).add(end)
        if any(len(each) > 1 for each in alike.values()):
            found.add(key)
    return found


def brute_force(case: Case) -> frozenset[Outcome]:
    """Return every possible outcome by looking at every world."""
    problem = Problem.of(case.model, case.sheet)
    return frozenset(outcome_in(problem, world) for world in worlds(problem))


def shuffled(table: Mapping[str, Any]) -> Tables:
    """Return a table with its keys in the opposite order, all the way down."""
    return {key: shuffled(value) if isinstance(value, dict) else value for key, value in reversed(list(table.items()))}
