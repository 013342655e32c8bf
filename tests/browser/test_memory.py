"""The checklist's Python begins from a memory, and answers as one that has started in the ordinary way."""

import json
import os
import random

import pytest

from shortlist import built_in_model
from shortlist.wire import answer
from tests.support.fixtures import Reader
from tests.support.server import Site, stalled

COUNT = int(os.environ.get("LAW_EXAMPLES", "60"))
"""How many sheets are drawn: more than usual where somebody searches on purpose."""
COUNTS = {"chromium": COUNT, "firefox": max(1, COUNT // 4)}
"""Both engines fill the same bytes into the same WebAssembly: fewer sheets show whether one of them does it wrong."""
ANSWERS = """(async (requests) => {
  const config = JSON.parse(document.querySelector("[data-pyodide-app]").dataset.pyodideApp);
  const scripts = new URL("../page/", new URL(config.worker, document.baseURI));
  const { absolute, modules } = await import(new URL("mount.mjs", scripts).href);
  const { Python } = modules.find((each) => "Python" in each);
  const all = async (changes) => {
    const python = new Python({ ...absolute(config), session: "", ...changes });
    const answers = [];
    for (const request of requests) answers.push(await python.call(request));
    return { restored: python.restored, answers };
  };
  return JSON.stringify([await all({}), await all({ memory: null })]);
})"""


def drawn_requests(count: int) -> list[str]:
    """Return requests for the answers to drawn sheets, the same each time."""
    draw, model = random.Random(17), built_in_model()  # noqa: S311  # no secret
    questions = list(model.questions.values())
    requests = []
    for _ in range(count):
        asked = draw.sample(questions, draw.randint(3, 12))
        answers = {question.id: draw.choice(list(question.levels)).id for question in asked}
        deciding = draw.sample(list(model.criteria), draw.randint(1, 3))
        requests.append(
            json.dumps({"do": "evaluate", "quick": True, "sheet": {"deciding": deciding, "answers": answers}})
        )
    return requests


def test_many_answers_are_the_same_to_the_byte(request: pytest.FixtureRequest, reader: Reader, guide: Site) -> None:
    """From a memory, in an ordinary start, and in the Python of whoever builds the site."""
    requests = drawn_requests(COUNTS[request.node.callspec.params["reader"]])
    reader.goto(guide.url + "checklist/")
    site = [answer(request) for request in requests]

    restored, ordinary = json.loads(reader.evaluate(f"{ANSWERS}({json.dumps(requests)})"))

    assert (restored["restored"], ordinary["restored"]) == (True, False)
    assert restored["answers"] == ordinary["answers"] == site
    assert len(set(site)) > len(site) // 2


@pytest.mark.first_visit
def test_the_first_answer_waits_for_nothing_but_the_memory(reader: Reader, guide: Site) -> None:
    """It is there while the standard library and the library's own files are held back."""
    reader.goto(guide.url + "checklist/")
    for part in ("/stdlib", "/shortlist-"):
        guide.break_(part, stalled)
    script = ANSWERS.replace(", await all({ memory: null })", "")

    (restored,) = json.loads(reader.evaluate(f"{script}({json.dumps(drawn_requests(1))})"))

    assert restored["restored"]
