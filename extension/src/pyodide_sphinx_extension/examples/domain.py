"""Domain of examples: those of each page, and what they showed when they were run."""

from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from pyodide_sphinx_extension.examples.example import Dead, Example
from pyodide_sphinx_extension.examples.nodes import pyodide_coverage, pyodide_example
from pyodide_sphinx_extension.examples.objects import objects_in
from pyodide_sphinx_extension.examples.results import Result


class ExamplesDomain(Domain):
    """Keeps the examples between builds, and with which results their pages were written."""

    name = "pyodide_examples"
    label = "Pyodide examples"
    data_version = 3
    initial_data: ClassVar[dict[str, Any]] = {
        "examples": {},
        "written": {},
        "dead": {},
        "objects": {},
        "reports": set(),
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.results: dict[tuple[str, int], Result] = {}

    def resolve_any_xref(self, *_: object) -> list[Any]:
        """Return no place: nothing of ours is linked to by name, and MyST asks every domain."""
        return []

    @property
    def examples(self) -> dict[str, list[Example]]:
        """The examples of each page that has some, in order."""
        return cast("dict[str, list[Example]]", self.data["examples"])

    @property
    def dead(self) -> dict[str, list[Dead]]:
        """The doctests of each page that readers cannot run, as far as reading it tells."""
        return cast("dict[str, list[Dead]]", self.data["dead"])

    @property
    def objects(self) -> dict[str, dict[str, list[int]]]:
        """The documented objects of each page, each with the numbers of its examples."""
        return cast("dict[str, dict[str, list[int]]]", self.data["objects"])

    @property
    def reports(self) -> set[str]:
        """The pages that say what readers can run of the site."""
        return cast("set[str]", self.data["reports"])

    @property
    def written(self) -> dict[tuple[str, str], str]:
        """A hash of the results with which a builder last wrote a page, by the names of both."""
        return cast("dict[tuple[str, str], str]", self.data["written"])

    def process_doc(self, _env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Remember the examples of a page, and what it documents."""
        found = [node.example for node in document.findall(pyodide_example)]
        if found:
            self.examples[docname] = found
        objects = objects_in(document)
        if objects:
            self.objects[docname] = objects
        if any(document.findall(pyodide_coverage)):
            self.reports.add(docname)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again or is gone."""
        for each in (self.examples, self.dead, self.objects):
            each.pop(docname, None)
        self.reports.discard(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.reports.update(otherdata["reports"] & set(docnames))
        for key in ("examples", "dead", "objects"):
            found = otherdata[key]
            self.data[key].update({name: found[name] for name in docnames if name in found})


def examples_of(env: BuildEnvironment) -> ExamplesDomain:
    """Return the domain of examples."""
    return cast("ExamplesDomain", env.get_domain(ExamplesDomain.name))
