"""The six usual names on top of the comparison: drawn from their file, with figures from our measurements."""

import json
import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from shortlist import FaultsError, built_in_model
from tests.shortlist_sphinx.reading import read
from tests.support.house import ROOT

MODEL = built_in_model()
MISTAKES = {
    "criterion": ('"surface"', '"surfaces"', "learning-curve.criteria: expected one of "),
    "framework": (
        "litestar = ",
        "litstar = ",
        "learning-curve.says.litstar: is not a key here (did you mean 'litestar'?)",
    ),
    "figure": ("{flask-gevent}", "{flask-gevnt}", "performance.says.flask: expected one of "),
    "no-figures": ("Many concepts", "{many} concepts", "learning-curve.says.django: has no figures; got {many}"),
    "row": (
        '["FastAPI", "`async def`", "uvicorn"]',
        '["FastAPI", "`async`", "uvicorn"]',
        "performance.figures.fastapi-async.row: expected the first cells of one row of crowd.json",
    ),
    "result": ('result = "crowd"', 'result = "crowds"', "performance.figures.django-threads.result: expected one of "),
    "column": ('"Last answer"', '"Last answers"', "performance.figures.django-threads.column: expected one of "),
    "key": ("title =", "titel =", "learning-curve.titel: is not a key here (did you mean 'title'?)"),
}


@pytest.fixture
def dimensions(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the extension of our site that draws them."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_extensions"))
    spec = spec_from_file_location("dimensions", ROOT / "docs" / "_extensions" / "dimensions.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "dimensions", module)
    spec.loader.exec_module(module)
    return module


def sources(place: Path, old: str, new: str) -> Path:
    """Return a folder with our file, changed, and our results."""
    shutil.copytree(ROOT / "docs" / "experiments" / "results", place / "experiments" / "results")
    text = (ROOT / "docs" / "dimensions.toml").read_text(encoding="utf-8")
    assert old in text
    (place / "dimensions.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return place


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_by_its_key(tmp_path: Path, dimensions: ModuleType, old: str, new: str, told: str) -> None:
    """An author reads where it is and what to write."""
    with pytest.raises(FaultsError) as caught:
        dimensions.load_dimensions(sources(tmp_path, old, new), MODEL)

    faults = [str(fault) for fault in caught.value.faults]
    assert [fault for fault in faults if fault.startswith(f"dimensions.toml: {told}")] != [], faults


def test_a_damaged_result_is_told_by_the_key_that_names_it(tmp_path: Path, dimensions: ModuleType) -> None:
    """A result that was edited by hand is no traceback: the author reads which session writes it."""
    source = sources(tmp_path, "Many concepts", "Several concepts")
    (source / "experiments" / "results" / "overhead.json").write_text('{"rows": []}', encoding="utf-8")

    with pytest.raises(FaultsError) as caught:
        dimensions.load_dimensions(source, MODEL)

    told = "performance.figures.django-cost.result: overhead.json is not as `nox -s experiments` writes it"
    assert [fault for fault in map(str, caught.value.faults) if told in fault] != []


def test_the_comparison_begins_with_six_names_and_a_sentence_for_each_framework(built_site: Path) -> None:
    """A reader finds the familiar names on the first screen, linked to the criteria that they stand for."""
    page = read((built_site / "comparison" / "index.html").read_text(encoding="utf-8"))
    table = next(iter(page.all("div", class_="dimensions")))

    rows = [row for row in table.all("tr") if row.attributes.get("id", "").startswith("dimension-")]
    assert [next(iter(row.all("span", class_="row-title"))).text for row in rows] == [
        "Learning curve",
        "Performance profile",
        "Ecosystem depth",
        "Async support",
        "AI/ML suitability",
        "Operational complexity",
    ]
    assert {len([cell for cell in row.all("td") if len(cell.text) > 20]) for row in rows} == {len(MODEL.alternatives)}
    assert [row for row in rows if not any("#criterion-" in link.attributes["href"] for link in row.all("a"))] == []


def test_performance_is_told_by_our_own_measurements(built_site: Path) -> None:
    """No figure is typed: what the experiment saw stands in the sentence."""
    page = read((built_site / "comparison" / "index.html").read_text(encoding="utf-8"))
    row = page.one("tr", id="dimension-performance")
    result = json.loads((ROOT / "docs" / "experiments" / "results" / "crowd.json").read_text(encoding="utf-8"))
    (slowest,) = [cells[3] for cells in result["rows"] if cells[:3] == ["Flask", "`def`", "gunicorn, sync worker"]]

    assert "{" not in row.text
    assert f"{slowest} on two single-threaded workers" in row.text
