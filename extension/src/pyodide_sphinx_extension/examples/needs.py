"""What the examples of a page need to be loaded: what they were seen to import when they ran."""

import sys
from collections.abc import Mapping, Sequence

from pyodide_sphinx_extension.domain import Needs
from pyodide_sphinx_extension.examples.example import Example
from pyodide_sphinx_extension.examples.results import Result
from pyodide_sphinx_extension.examples.sessions import packages_of
from pyodide_sphinx_extension.packages.imports import imports_of_examples
from pyodide_sphinx_extension.packages.shipping import Shipment


def needs_of(
    page: Sequence[Example],
    results: Mapping[tuple[str, int], Result],
    shipment: Shipment,
) -> Needs:
    """Return what a page needs.

    An example that is not run while the site is built needs what its code names, and all that this requires.
    """
    seen = {name for example in page for name in modules_of(results.get(example.place))}
    unseen = imports_of_examples(example.code for example in page if not modules_of(results.get(example.place)))
    named = shipment.holding(unseen)
    required = {key for name in named for key in shipment.reached[name]}
    allowed = shipment.closure_of(packages_of(page, list(shipment.roots)))
    packages = (set(shipment.holding(seen)) | required) & set(allowed)
    stdlib = {name for name in seen | unseen if name.partition(".")[0] in sys.stdlib_module_names}
    return Needs(tuple(sorted(packages)), allowed, frozenset(stdlib))


def modules_of(result: Result | None) -> tuple[str, ...]:
    """Return the modules that were loaded when an example ended."""
    return result.modules if result else ()
