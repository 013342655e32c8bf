"""Counts words; and imports and fails in each way that the tests of the browser need."""

import importlib
import itertools
import json
import math
import os
import random
from importlib.resources import files

NUMBERS = itertools.count(1)
"""The number of each call."""

LATER = {"end": "self.close()", "throw": "throw new Error('gone')"}
"""What the worker does to itself after it has answered."""


def answer(request: str) -> object:  # noqa: PLR0911  # one line for each of what the tests need
    """Answer JSON text with JSON text."""
    asked = json.loads(request)
    number = next(NUMBERS)
    if "calls" in asked:
        return json.dumps(number)
    if "count" in asked:
        return json.dumps({"words": len(asked["count"].split()), "unit": unit()})
    if "tell" in asked:
        for text in asked["tell"]:
            importlib.import_module("js").tellPage(text)
        return json.dumps(len(asked["tell"]))
    if "random" in asked:
        return json.dumps(random.random())  # noqa: S311  # no secret
    if "marks" in asked:
        js = importlib.import_module("js")
        return json.dumps([mark.name for mark in js.performance.getEntriesByType("mark")])
    if "rare" in asked:
        return json.dumps(math.lgamma(asked["rare"]))
    if "import" in asked:
        return json.dumps(importlib.import_module(asked["import"]).__name__)
    return failure(asked["fail"])


def shout(request: str) -> str:
    """Answer JSON text with JSON text, louder."""
    if "fail" in request:
        return str(failure(json.loads(request)["fail"]))
    return json.dumps({"words": len(json.loads(request)["count"].split()), "unit": unit().upper()})


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
    if kind in LATER:
        # Only the browser's Python has such a module.
        js = importlib.import_module("js")
        js.setTimeout(js.Function.new(LATER[kind]))
        return "null"
    while kind == "spin":
        pass
    return None
