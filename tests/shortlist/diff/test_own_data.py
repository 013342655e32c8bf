"""Where two models do not agree on what an own data layer does to ratings: told, and applied with the rest."""

from copy import deepcopy

import pytest

from shortlist.diff.alterations import Run, altered
from shortlist.diff.blends import blended
from tests.shortlist.diff.test_difference import Tables, run, tables

KEEPS: Tables = {"question": "stack", "level": "own"}
ASSEMBLES: Tables = {"question": "stack", "level": "all"}
LEVELS = [{"id": key, "label": key, "means": "…"} for key in ("theirs", "own", "all")]
SHEET = '[answers]\nspeed = "high"\nskill-saw = "high"\nskill-axe = "high"\nstack = "own"\n'


def resting(*names: str, levels: int = 3, **own_data: Tables) -> Tables:
    """Return the two tools, of which these rest on their own data layer, with a question about the stack."""
    found = tables()
    question = deepcopy(found["questions.toml"]["speed"]) | {"levels": LEVELS[:levels], "text": "Which stack?"}
    found["questions.toml"]["stack"] = question
    found["criteria.toml"]["stack"] = deepcopy(found["criteria.toml"]["pace"]) | {
        "need": "stack",
        "fit": {level["id"]: {"low": "met", "high": "met"} for level in question["levels"][1:]},
    }
    for name in ("saw", "axe"):
        table = found[f"alternatives/{name}.toml"]
        table["ratings"]["stack"] = deepcopy(table["ratings"]["pace"])
        if name in names:
            table["rests_on_own_data"] = ["pace"]
    found["model.toml"]["own_data"] = {"keeps": KEEPS, "assembles": ASSEMBLES, **own_data}
    return found


def grown() -> Tables:
    """Return the saw resting on its own data layer, with one more level below that from which on a stack is kept."""
    found = resting("saw")
    found["questions.toml"]["stack"]["levels"] = [LEVELS[0], {"id": "new", "label": "new", "means": "…"}, *LEVELS[1:]]
    found["criteria.toml"]["stack"]["fit"]["new"] = {"low": "met", "high": "met"}
    return found


def without() -> Tables:
    """Return the two tools with the question about the stack, which says nothing of an own data layer."""
    found = resting()
    del found["model.toml"]["own_data"]
    return found


MODELS = {
    "none": without(),
    "nobody rests": resting(),
    "the saw rests": resting("saw"),
    "both rest": resting("saw", "axe"),
    "another level": resting("saw", keeps=ASSEMBLES),
    "another question": resting("saw", keeps={"question": "speed", "level": "high"}),
    "another scale": grown(),
    "fewer levels": resting("saw", levels=2, assembles=KEEPS),
}


def meaning(pair: Run) -> object:
    """Return what of a model says how an own data layer counts."""
    model = pair.model
    return model.own_data, {name: one.rests_on_own_data for name, one in model.alternatives.items()}


@pytest.mark.parametrize("after", MODELS)
@pytest.mark.parametrize("before", MODELS)
def test_changes_lead_from_one_own_data_layer_to_another(before: str, after: str) -> None:
    """None of the changes is the first model, all of them the second; two that differ are told apart."""
    first, second = run(SHEET, model=MODELS[before]), run(SHEET, model=MODELS[after])
    changes, _ = altered(first, second)

    assert bool(changes) == (before != after)
    assert meaning(blended(first, second, [])) == meaning(first)
    assert meaning(blended(first, second, changes)) == meaning(second)


def test_a_question_that_counts_otherwise_is_named_once() -> None:
    """Where the levels stay and the trigger moves, that is a change of its question."""
    changes, rest = altered(run(SHEET, model=MODELS["the saw rests"]), run(SHEET, model=MODELS["another level"]))

    assert [each.words for each in changes] == [
        'The question "Which stack?" says something else of your own data layer.'
    ]
    assert rest == ()


def test_an_alternative_that_rests_on_its_own_data_layer_now_is_another_one() -> None:
    """What a framework's ratings rest on changes results, and is no matter of wording."""
    changes, rest = altered(run(SHEET, model=MODELS["nobody rests"]), run(SHEET, model=MODELS["the saw rests"]))

    assert [(each.place, each.words) for each in changes] == [
        (("alternative", "saw"), "The alternative Saw is another one.")
    ]
    assert rest == ()
