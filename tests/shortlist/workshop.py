"""A model of three tools, small enough to work out by hand, for the tests of what explains an outcome."""

from datetime import date
from functools import cache
from typing import Any

from shortlist import Evaluation, Model, Problem, evaluate, parse_sheet
from shortlist.model.loader import model_of

Tables = dict[str, Any]

DAY = date(2026, 11, 22)
NEED = ["none", "useful", "essential"]
RATED = ["weak", "fair", "strong"]
FIT = {
    "useful": {"weak": "friction", "fair": "met", "strong": "met"},
    "essential": {"weak": "gap", "fair": "friction", "strong": "met"},
}


def scale(words: list[str]) -> list[Tables]:
    """Return a scale of these levels."""
    return [{"id": word, "label": word.title(), "means": f"It is {word}."} for word in words]


def question(text: str, words: list[str], role: str = "need", **more: str) -> Tables:
    """Return a question with these levels."""
    return {"step": "one", "role": role, "text": text, "why": "…", "hint": "…", "levels": scale(words), **more}


def rating(confidence: str, *words: str) -> Tables:
    """Return a rating: one level, or several where it is disputed."""
    where: Tables = {"level": words[0]} if len(words) == 1 else {"between": list(words)}
    evidence = {"basis": "judged", "source": "A page", "url": "https://example.org/", "checked": DAY}
    return where | {"because": "Somebody tried it.", "confidence": confidence} | evidence


def tool(title: str, pace: Tables, power: Tables) -> Tables:
    """Return an alternative with its two ratings."""
    return {
        "title": title,
        "version": "1",
        "released": DAY,
        "home": "https://example.org/",
        "summary": "Cuts.",
        "facts": {},
        "ratings": {"pace": pace, "power": power},
    }


def workshop_tables() -> Tables:
    """Return the tables of the model: a saw is fast, an axe is strong, and a laser is fair at both."""
    rated = {"step": "one", "means": "…", "stale_after": 365, "levels": scale(RATED), "fit": FIT}
    return {
        "model.toml": {
            "id": "workshop",
            "title": "Workshop",
            "version": "1",
            "alternative": {"singular": "tool", "plural": "tools"},
            "steps": {"one": {"title": "One", "lead": "First."}},
        },
        "questions.toml": {
            "speed": question("How fast?", NEED, short="Speed"),
            "force": question("How strong?", NEED, short="Force"),
            "soon": question("How soon?", ["later", "now"], short="Time"),
            "skill": question(
                "Do you know {alternative}?",
                ["no", "yes"],
                "team",
                each="alternative",
                short="Skill with {alternative}",
            ),
        },
        "criteria.toml": {
            "pace": {"title": "Pace", "need": "speed", **rated},
            "power": {"title": "Power", "need": "force", **rated},
            "known": {
                "step": "one",
                "title": "Known",
                "means": "…",
                "need": "soon",
                "capability": "skill",
                "fit": {"now": {"no": "friction", "yes": "met"}},
            },
        },
        "facts.toml": {},
        "alternatives/saw.toml": tool("Saw", rating("high", "strong"), rating("medium", "weak")),
        "alternatives/axe.toml": tool("Axe", rating("medium", "weak"), rating("high", "strong")),
        "alternatives/laser.toml": tool("Laser", rating("high", "fair"), rating("low", "fair", "strong")),
    }


@cache
def workshop() -> Model:
    """Return the model."""
    return model_of(workshop_tables())


@cache
def slow_laser() -> Model:
    """Return the model with a laser that is as slow as the axe, so that nobody but the saw is fast."""
    tables = workshop_tables()
    tables["alternatives/laser.toml"]["ratings"]["pace"] = rating("high", "weak")
    return model_of(tables)


def evaluation(answers: str = "", head: str = "", model: Model | None = None) -> Evaluation:
    """Return what a sheet of these answers leads to; ``head`` stands before them."""
    chosen = model or workshop()
    return evaluate(chosen, parse_sheet(f"{head}\n[answers]\n{answers}", chosen))


def problem(answers: str = "", head: str = "", model: Model | None = None) -> Problem:
    """Return the problem that a sheet of these answers poses."""
    return evaluation(answers, head, model).problem


ALL_KNOWN = 'skill-saw = "yes"\nskill-axe = "yes"\nskill-laser = "yes"\nsoon = "later"\n'
"""Answers by which the team's own experience does not matter."""
