from dataclasses import replace
from pathlib import Path

import pytest

from pyodide_sphinx_extension.domain import allowed_by
from pyodide_sphinx_extension.examples.example import Example
from pyodide_sphinx_extension.examples.needs import needs_of
from pyodide_sphinx_extension.examples.places import Place
from pyodide_sphinx_extension.examples.results import Result
from pyodide_sphinx_extension.packages.shipping import Shipment
from tests.pyodide_sphinx_extension.packages.site import Site
from tests.pyodide_sphinx_extension.packages.wheelhouse import Dist

PLACE = Place("page.rst", 1)
EXAMPLE = Example(
    "page", PLACE, "import shop", "page", None, hidden=False, raises=None, runs=True, promises=None, number=1
)


@pytest.fixture
def shipment(site: Site, installed: Path) -> Shipment:
    """Ship a shop that requires a clock, and a garden."""
    for dist in (Dist("shop", requires=["clock"]), Dist("clock"), Dist("garden")):
        dist.install(installed)
    return site.ship("shop", "garden")


def test_a_page_needs_what_was_seen_to_be_imported(shipment: Shipment) -> None:
    """A requirement that nothing imported is not loaded, and the standard library is as it was seen."""
    needs = needs_of([EXAMPLE], {EXAMPLE.key: Result(modules=("shop", "http", "encodings.idna", "_private"))}, shipment)

    assert needs.packages == ("shop",)
    assert needs.stdlib == {"http", "encodings.idna"}
    assert needs.allowed == ("clock", "garden", "shop")


def test_an_example_that_did_not_run_needs_all_that_its_imports_require(shipment: Shipment) -> None:
    """Where nothing was seen, the code is read, and requirements are followed."""
    needs = needs_of([replace(EXAMPLE, code="import shop, csv")], {}, shipment)

    assert needs.packages == ("clock", "shop")
    assert needs.stdlib == {"csv"}


def test_an_example_gets_no_package_that_it_may_not_import(shipment: Shipment) -> None:
    """The packages that a page names are all that its examples can have."""
    example = replace(EXAMPLE, packages=("garden",))

    needs = needs_of([example], {example.key: Result(modules=("shop", "garden"))}, shipment)

    assert (needs.packages, needs.allowed) == (("garden",), ("garden",))
    assert allowed_by([needs]) == frozenset()
