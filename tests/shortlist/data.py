"""A small model as tables, complete and right, for tests that break one thing in it."""

from copy import deepcopy
from datetime import date
from typing import Any

Tables = dict[str, Any]

SOURCE = {"source": "A page", "url": "https://example.org/", "checked": date(2026, 11, 22)}
LEVELS = [
    {"id": "low", "label": "Low", "means": "Little."},
    {"id": "high", "label": "High", "means": "Much."},
]

_TABLES: Tables = {
    "model.toml": {
        "id": "tools",
        "title": "Tools",
        "version": "1",
        "alternative": {"singular": "tool", "plural": "tools"},
        "steps": {"one": {"title": "One", "lead": "First."}},
    },
    "questions.toml": {
        "speed": {
            "step": "one",
            "role": "need",
            "text": "How fast?",
            "why": "Because.",
            "hint": "Guess.",
            "levels": LEVELS,
        },
        "skill": {
            "step": "one",
            "role": "team",
            "each": "alternative",
            "text": "Do you know {alternative}?",
            "why": "Because.",
            "hint": "Guess.",
            "levels": LEVELS,
        },
    },
    "criteria.toml": {
        "pace": {
            "step": "one",
            "title": "Pace",
            "means": "How fast it is.",
            "need": "speed",
            "stale_after": 365,
            "levels": LEVELS,
            "fit": {"high": {"low": "gap", "high": "met"}},
        },
        "known": {
            "step": "one",
            "title": "Known",
            "means": "Whether you know it.",
            "need": "speed",
            "capability": "skill",
            "fit": {"high": {"low": "friction", "high": "met"}},
        },
    },
    "facts.toml": {"licence": {"title": "Licence", "means": "What you may do."}},
    "alternatives/saw.toml": {
        "title": "Saw",
        "version": "2",
        "released": date(2026, 1, 1),
        "home": "https://example.org/saw",
        "summary": "Cuts.",
        "facts": {"licence": {"value": "MIT", **SOURCE}},
        "ratings": {
            "pace": {"level": "high", "because": "It is fast.", "basis": "judged", "confidence": "high", **SOURCE}
        },
    },
}


def tables() -> Tables:
    """Return a fresh copy that a test may change."""
    return deepcopy(_TABLES)
