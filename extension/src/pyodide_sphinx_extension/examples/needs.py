"""Requirements of a page's examples: what has to be loaded, by what they imported when they ran."""

import sys
from collections.abc import Mapping, Sequence

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from pyodide_sphinx_extension.domain import Needs, allowed_by, domain_of
from pyodide_sphinx_extension.examples.example import RUNNER, Example
from pyodide_sphinx_extension.examples.results import Result
from pyodide_sphinx_extension.examples.sessions import packages_of
from pyodide_sphinx_extension.packages.imports import imports_of_examples
from pyodide_sphinx_extension.packages.shipping import Shipment
from pyodide_sphinx_extension.publishing.publish import say
from pyodide_sphinx_extension.site import App

ENTRY = f"{RUNNER}:answer"
SESSION = "examples"
"""The Python of a page's examples, which they share with no app: a reader may stop it."""


def needs_of(
    page: Sequence[Example],
    results: Mapping[tuple[str, int], Result],
    shipment: Shipment,
) -> Needs:
    """Return what a page needs.

    An example that is not run while the site is built needs what its code names, and all that this requires.
    """
    seen = {name for example in page for name in modules_of(results.get(example.key))}
    unrun = [example for example in page if not modules_of(results.get(example.key))]
    unseen = imports_of_examples(code for example in unrun for code in (example.code, example.setup.code))
    named = shipment.holding(unseen)
    required = {key for name in named for key in shipment.reached[name]}
    allowed = shipment.closure_of(packages_of(page, list(shipment.roots)))
    packages = (set(shipment.holding(seen)) | required) & set(allowed)
    stdlib = {name for name in seen | unseen if name.partition(".")[0] in sys.stdlib_module_names}
    return Needs(tuple(sorted(packages)), allowed, frozenset(stdlib))


def examples_app(module: str, needs: Mapping[str, Needs]) -> App:
    """Return the examples of a page as an app.

    Args:
        module: the script that runs them.
        needs: what they need, by the documents that the page is made of.
    """
    packages = sorted({key for each in needs.values() for key in each.packages})
    return App(module, ENTRY, [RUNNER, *packages], SESSION, tuple(needs), allowed_by(needs.values()))


def tell_sizes(_app: Sphinx, env: BuildEnvironment) -> None:
    """Say what pages load that hold examples, the lightest and the heaviest."""
    domain = domain_of(env)
    site = domain.site
    apps = [(name, examples_app("", {name: needs})) for name, needs in domain.needs.items()]
    sizes = sorted((site.size_of(app), name) for name, app in apps) if site else []
    if len(sizes) == 1:
        say(f"with its examples, {sizes[0][1]} loads {sizes[0][0] / 1e6:.1f} MB, compressed")
    elif sizes:
        ends = " to ".join(f"{size / 1e6:.1f} MB ({name})" for size, name in (sizes[0], sizes[-1]))
        say(f"with their examples, pages load {ends}, compressed")


def modules_of(result: Result | None) -> tuple[str, ...]:
    """Return the modules that were loaded when an example ended."""
    return result.modules if result else ()
