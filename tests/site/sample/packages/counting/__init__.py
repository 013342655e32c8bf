"""Counts words; and imports and fails in each way that the tests of the browser need."""

import importlib
import itertools
import json
import os
from importlib.resources import files

NUMBERS = itertools.count(1)
"""The number of each call."""


def answer(request: str) -> object:
    """Answer JSON text with JSON text."""
    asked = json.loads(request)
    number = next(NUMBERS)
    if "calls" in asked:
        return json.dumps(number)
    if "count" in asked:
        return json.dumps({"words": len(asked["count"].split()), "unit": unit()})
    if "import" in asked:
        return json.dumps(importlib.import_module(asked["import"]).__name__)
    return failure(asked["fail"])


def unit() -> str:
    """Read the word for what is counted from the package's data."""
    return files(__name__).joinpath("data/unit.txt").read_text(encoding="utf-8").strip()


def failure(kind: str) -> object:
    """Fail in the way that is asked for; to return nothing is one of them."""
    if kind == "raise":
        msg = "no such word"
        raise ValueError(msg)
    if kind == "abort":
        os.abort()
    while kind == "spin":
        pass
    return None
