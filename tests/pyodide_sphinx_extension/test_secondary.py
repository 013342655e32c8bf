import base64
import json
import math
from pathlib import Path

import pytest

from pyodide_sphinx_extension.runtime import pin
from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.faults import in_browsers
from tests.pyodide_sphinx_extension.test_memory import CACHE, MEMORY, damaging, kept, site_with
from tests.pyodide_sphinx_extension.test_small_runtime import config_of
from tests.support.fixtures import Reader, Serve
from tests.support.server import Fault, Site, not_found, one_bit, refused, replaced, truncated
from tests.support.sphinx import Build, Built
from tools.wasm_profile.__main__ import functions_run_by

pytestmark = pytest.mark.first_visit

SECONDARY = "/secondary-"
LINKED = "rest of the WebAssembly linked"
RARE = "python.call('{\"rare\": 3.5}')"
EXPECTED = math.lgamma(3.5)

WAITING = """import json, math, js
from pyodide.ffi import create_once_callable, run_sync
async def answer(request):
    then = js.Function.new("call", "return new Promise((done) => setTimeout(done)).then(call)")
    return json.dumps([run_sync(then(create_once_callable(lambda _: math.lgamma(3.5)))), math.lgamma(3.5)])
"""
"""An app that calls something rare from a promise that it waits for."""

FAULTS: dict[str, tuple[Fault, str]] = {
    "missing": (not_found, "http"),
    "refused": (refused, "network"),
    "truncated": (truncated, "truncated"),
    "one bit": (one_bit, "crash"),
    "of another build": (replaced(b"runtime-", b"runtime+"), "crash"),
}
"""What is wrong with the second part on its way, and the kind of failure when something calls it."""
IN_FIREFOX = {"refused", "one bit"}
"""Where an engine has words of its own for a request, and where its Python ends."""


def has_linked(visit: Visit) -> bool:
    """Tell whether something has called the second part: the worker says so to whoever measures."""
    marks = visit.python("python.call('{\"marks\": true}').then(JSON.parse)")
    return f"pyodide: {LINKED}" in marks


def test_a_first_answer_does_without_the_second_part_of_the_runtime(reader: Reader, site: Site) -> None:
    """It is loaded afterwards, kept, and linked once something calls it."""
    visit = Visit(reader).open(site.url)
    visit.count("one two three")
    visit.expect_result("3 words")
    before = has_linked(visit)
    visit.wait_until(kept(SECONDARY))

    found = json.loads(visit.python(RARE))

    assert (before, has_linked(visit)) == (False, True)
    assert math.isclose(found, EXPECTED)
    assert len(site.requested(SECONDARY)) == 1


def test_a_call_that_comes_before_the_second_part_waits_for_it(reader: Reader, site: Site) -> None:
    """Also after an ordinary start, without a memory."""
    site.break_(MEMORY, not_found)
    visit = Visit(reader).open(site.url)

    assert math.isclose(json.loads(visit.python(RARE)), EXPECTED)
    assert has_linked(visit)


def test_a_python_that_waits_for_a_promise_may_call_the_second_part(page: Reader, tmp_path: Path, serve: Serve) -> None:
    """Whatever is on its stack while that is switched."""
    built = Build(site_with(tmp_path / "source", WAITING), tmp_path / "built").run()
    with serve(built.folder) as site:
        visit = Visit(page).open(site.url)

        found = json.loads(visit.python("python.call('null')"))

        assert math.isclose(found[0], EXPECTED)
        assert math.isclose(found[1], EXPECTED)
        assert visit.python("python.restored") is False
        assert config_of(built)["secondary"]


@in_browsers(FAULTS, IN_FIREFOX)
def test_a_second_part_that_is_not_as_it_should_be_ends_in_words(reader: Reader, site: Site, name: str) -> None:
    """Only who calls it hears of it, and the next start does without: it takes the whole runtime."""
    expect_words_and_the_whole_runtime(reader, site, *FAULTS[name])


def expect_words_and_the_whole_runtime(reader: Reader, site: Site, fault: Fault, kind: str) -> None:
    """Break the second part on its way, call it, and try again."""
    site.break_(SECONDARY, fault)
    visit = Visit(reader).open(site.url)
    visit.count("one two three")
    visit.expect_result("3 words")

    visit.python(f"{RARE}.catch(() => null)")

    visit.expect_state("failed")
    assert visit.failure_kind() == kind
    assert "secondary-" in visit.sentence()
    visit.try_again()
    visit.expect_state("ready")
    assert math.isclose(json.loads(visit.python(RARE)), EXPECTED)


def test_a_second_part_that_was_damaged_where_it_is_kept_is_loaded_again(page: Reader, site: Site) -> None:
    """What a disk has changed is not linked."""
    visit = Visit(page).open(site.url)
    visit.python("python.start()")
    visit.wait_until(kept(SECONDARY))
    page.evaluate(damaging(SECONDARY))
    site.forget()

    visit.open(site.url)

    assert math.isclose(json.loads(visit.python(RARE)), EXPECTED)
    assert len(site.requested(SECONDARY)) == 1


def test_a_second_visit_needs_no_connection_for_the_second_part(page: Reader, site: Site) -> None:
    """It is at hand before the first answer."""
    visit = Visit(page).open(site.url)
    visit.python("python.start()")
    visit.wait_until(f"(await (await {CACHE}).keys()).length === 5")
    site.break_(SECONDARY, refused)

    visit.open(site.url)

    assert math.isclose(json.loads(visit.python(RARE)), EXPECTED)


def test_a_page_with_examples_has_no_second_part(sample: Built) -> None:
    """Its runtime is the whole one; an app names where the rest of its own is."""
    assert "secondary" in str(config_of(sample)["secondary"])
    assert len(list(sample.folder.rglob("secondary-*.zip"))) == 1


def test_the_profile_is_of_the_runtime_that_is_pinned() -> None:
    """Functions have other numbers in another: `python -m tools.wasm_profile` writes it anew."""
    profile = json.loads(Path(pin.__file__).with_name(pin.PROFILE).read_text(encoding="utf-8"))

    assert profile["wasm"] == pin.pinned().file("pyodide.asm.wasm").sha256


def test_a_workload_tells_what_it_runs(tmp_path: Path) -> None:
    """What the training needs most is in the profile that is shipped, and what it does not do is not."""
    workload = tmp_path / "workload.txt"
    workload.write_text("import math\n\nmath.lgamma(3.5)\n", encoding="utf-8")

    texts = (functions_run_by(workload), pin.trained_functions())
    found, shipped = (int.from_bytes(base64.b64decode(text), "little") for text in texts)

    assert (found & shipped).bit_count() > 0.9 * found.bit_count()
    assert found & ~shipped
