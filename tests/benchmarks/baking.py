"""Makes plain pages of a site: what this project's directives put out is pasted into their pages as markup."""

import json
import re
import runpy
import shutil
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from tests.benchmarks.building import built
from tests.support.house import blocks_of

OURS = ("pyodide_sphinx_extension", "shortlist_sphinx")
LEANING = ("dimensions", "last_reviewed")
"""Extensions of the guide's own folder that look into ours, and go with them."""

MARKED = "baked"
MARKS = re.compile(r"<!--baked (?P<line>\d+)-->(?P<html>.*?)<!--/baked (?P=line)-->", re.DOTALL)
ROLE = re.compile(r"\{(?:criterion|question|framework|rating|drawn)\}`([^`]+)`")
INCLUDED = re.compile(r"(?<=\{literalinclude\} )(\S+\.md)$", re.MULTILINE)
"""Pages whose code others show: what they show is not in a page without our directives."""
AS_IT_WAS = ".before"
NAMES = "baked.json"
LEFT = ("_build", "__pycache__")


def plain_copy(source: Path, place: Path) -> Path:
    """Return a copy of a site that builds without our extensions, with the output of their directives in its pages."""
    extensions = runpy.run_path(str(source / "conf.py"))["extensions"]
    both = built(source, place / "baking", "-D", f"extensions={','.join([*extensions, __name__])}")
    names = set(json.loads((both / NAMES).read_text(encoding="utf-8")))
    copy = Path(shutil.copytree(source, place / "plain", ignore=shutil.ignore_patterns(*LEFT)))
    for page in copy.rglob("*.md"):
        name = page.relative_to(copy).with_suffix("").as_posix()
        folder = "" if name == "index" else f"{name.removesuffix('/index')}/"
        rendered = both / folder / "index.html"
        if rendered.exists():
            text = page.read_text(encoding="utf-8")
            page.with_name(f"{page.name}{AS_IT_WAS}").write_text(text, encoding="utf-8")
            page.write_text(plain(text, names, baked(rendered)), encoding="utf-8")
    conf = ROLE.sub(r"\1", (copy / "conf.py").read_text(encoding="utf-8"))
    (copy / "conf.py").write_text(
        f"{conf}\nextensions = [each for each in extensions if each not in {(*OURS, *LEANING)!r}]\n"
    )
    return copy


def baked(page: Path) -> dict[int, str]:
    """Return what our directives put out in a built page, by the lines of the source where they stand."""
    return {int(found["line"]): found["html"] for found in MARKS.finditer(page.read_text(encoding="utf-8"))}


def plain(text: str, names: set[str], outputs: dict[int, str]) -> str:
    """Return a page with markup in place of our directives, and links in place of our roles."""
    lines = text.splitlines()
    for block in sorted(blocks_of(text), key=lambda block: -block.first):
        if name_in(block.info) in names:
            html = outputs.get(block.first, "")
            lines[block.first - 1 : block.last] = ["~~~~~~{raw} html", *html.splitlines(), "~~~~~~"] if html else []
    linked = ROLE.sub(r"[\1](https://example.org/)", "\n".join(lines)) + "\n"
    return INCLUDED.sub(rf"\1{AS_IT_WAS}", linked)


def name_in(info: str) -> str:
    """Return the name of the directive that a fence names."""
    found = re.match(r"\{([\w-]+)\}", info)
    return found[1] if found else ""


def mark_directives(app: Sphinx) -> None:
    """Have each of our directives mark what it returns with the line where it stands, and note their names."""
    names = []
    registered: dict[str, type[Directive]] = directives._directives  # type: ignore[attr-defined]  # noqa: SLF001  # no other way in
    for name, directive in list(registered.items()):
        if directive.__module__.partition(".")[0] in (*OURS, *LEANING) and issubclass(directive, SphinxDirective):
            names.append(name)
            registered[name] = marking(directive)
    Path(app.outdir, NAMES).write_text(json.dumps(names), encoding="utf-8")


def marking(directive: type[SphinxDirective]) -> type[SphinxDirective]:
    """Return a directive that does the same and marks it."""

    class Marking(directive):  # type: ignore[misc, valid-type]
        """Marks the first and the last node that it returns."""

        option_spec: ClassVar[Any] = directive.option_spec

        def run(self) -> list[nodes.Node]:
            """Return the nodes, marked."""
            made: list[nodes.Node] = super().run()
            elements = [node for node in made if isinstance(node, nodes.Element)]
            for node in elements:
                node[MARKED] = self.lineno
            return made

    return Marking


def put_marks(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Put the marks into the page, around all that one directive returned."""
    found = [node for node in doctree.findall(nodes.Element) if node.get(MARKED)]
    for line in {node[MARKED] for node in found}:
        own = [node for node in found if node[MARKED] == line]
        for node, mark, place in ((own[0], f"<!--baked {line}-->", 0), (own[-1], f"<!--/baked {line}-->", 1)):
            if node.parent is not None:
                node.parent.insert(node.parent.index(node) + place, nodes.raw("", mark, format="html"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark directives once all are registered, and put the marks in when everything else is done."""
    app.connect("builder-inited", mark_directives, priority=900)
    app.connect("doctree-resolved", put_marks, priority=900)
    return {"parallel_read_safe": False, "parallel_write_safe": False}
