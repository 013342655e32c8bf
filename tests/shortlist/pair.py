"""Two tools that need each other's strengths: a small model in which every lint is content, for tests that break it."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from shortlist import Model
from shortlist.lint import lint_model
from shortlist.model.loader import model_of
from shortlist.model.model import AlternativeId, CriterionId, frozen
from tests.shortlist.data import SOURCE, Tables, tables

SAW, AXE = AlternativeId("saw"), AlternativeId("axe")
DAY = date(2026, 11, 22)
SHEETS = 60


def pair_tables() -> Tables:
    """Return tables in which the saw is fast and the axe reaches far, and each answer that settles is declared."""
    pair = tables()
    speed = pair["questions.toml"]["speed"]
    pair["model.toml"]["inclusion"] = {"include": "It cuts.", "remove": "It is blunt."}
    pair["model.toml"]["declared"] = [
        {"question": question, "level": "high", "marked": mark, "because": "One tool has it."}
        for question in ("speed", "reach")
        for mark in ("must-have", "deciding")
    ]
    pair["questions.toml"]["reach"] = speed | {"text": "How far?"}
    pair["questions.toml"]["hurry"] = speed | {"text": "How soon?"}
    pair["criteria.toml"]["known"]["need"] = "hurry"
    pair["criteria.toml"]["span"] = pair["criteria.toml"]["pace"] | {"title": "Span", "need": "reach"}
    pair["alternatives/axe.toml"] = deepcopy(pair["alternatives/saw.toml"]) | {"title": "Axe"}
    for name, fast, far in (("saw", "high", "low"), ("axe", "low", "high")):
        pair[f"alternatives/{name}.toml"]["ratings"] = {"pace": _rating(fast), "span": _rating(far)}
    return pair


def pair_model() -> Model:
    """Return the model of the two tools."""
    return model_of(pair_tables(), today=DAY)


def _rating(level: str) -> Tables:
    return {"level": level, "because": "It is so.", "basis": "judged", "confidence": "high", **SOURCE}


def rated(model: Model, alternative: AlternativeId, criterion: str, **changes: Any) -> Model:  # noqa: ANN401 - a field of any type may change
    """Return the model with one rating changed, which no loader has seen."""
    key = CriterionId(criterion)
    rating = replace(model.alternatives[alternative].ratings[key], **changes)
    return changed(model, alternative, ratings=frozen({**model.alternatives[alternative].ratings, key: rating}))


def changed(model: Model, alternative: AlternativeId, **changes: Any) -> Model:  # noqa: ANN401 - a field of any type may change
    """Return the model with one alternative changed."""
    other = replace(model.alternatives[alternative], **changes)
    return replace(model, alternatives=frozen({**model.alternatives, alternative: other}))


def found(model: Model, lint: str, gravity: str = "error", as_of: date | None = None) -> list[tuple[str, str]]:
    """Return the place and the sentence of everything of one gravity that one lint finds."""
    findings = lint_model(model, sheets=SHEETS, as_of=as_of).findings
    return [(one.place, one.sentence) for one in findings if (one.lint, one.gravity) == (lint, gravity)]


def of(tables: Tables) -> Model:
    """Return the model that changed tables hold."""
    return model_of(tables, today=DAY)
