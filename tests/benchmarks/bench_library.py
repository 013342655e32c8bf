"""How long the library takes on our real data, in CPython and inside the runtime of the page.

`nox -s bench` runs this, and the tests never do. Each budget is the median of the processor's time in CPython.
"""

import json
import os
import tempfile
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.modules import module_files
from pyodide_sphinx_extension.runtime.npm import find_node
from pyodide_sphinx_extension.runtime.obtain import obtain
from pyodide_sphinx_extension.runtime.pin import pinned
from shortlist import built_in_model
from tests.benchmarks.work import CASES, SHEETS, Case, grown, milliseconds, sheets

MILLISECONDS = 1e-3
HERE = Path(__file__).parent


@pytest.mark.benchmark(timer=time.process_time)  # what else runs on the machine is not the library's
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_budget(benchmark: BenchmarkFixture, case: Case) -> None:
    """The median stays within its budget."""
    model = grown(built_in_model(), case.alternatives)
    drawn = sheets(model, case.unknown)
    turn = iter(range(10**9))

    benchmark.group = f"{case.name}: at most {case.budget} ms"
    benchmark(lambda: case.work(model, drawn[next(turn) % SHEETS]))

    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= case.budget * MILLISECONDS


def test_inside_the_runtime(capsys: pytest.CaptureFixture[str]) -> None:
    """The same work inside the runtime is reported beside CPython's, as a ratio within one run."""
    inside = measured_inside()

    with capsys.disabled():
        print(f"\n{'':36}{'CPython':>12}{'in the page':>14}{'ratio':>8}")
        for case in CASES:
            outside = milliseconds(case)
            ratio = inside[case.name] / outside
            print(f"{case.name:36}{outside:9.2f} ms{inside[case.name]:11.2f} ms{ratio:8.1f}")

    assert set(inside) == {case.name for case in CASES}


def measured_inside() -> dict[str, float]:
    """Return the milliseconds of each case, measured in the runtime under Node.js."""
    node = find_node()
    assert node is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in obtain(pinned(), None, cache_folder(None, os.environ, Path.home()), print).items():
            (folder / file).write_bytes(content)
        (folder / "shortlist.zip").write_bytes(zip_of(dict(module_files("shortlist"))))
        (folder / "work.py").write_bytes((HERE / "work.py").read_bytes())
        done = node([str(HERE / "node" / "inside.mjs"), name, pinned().abi], folder)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout.splitlines()[-1]))
