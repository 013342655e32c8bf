"""Directives that draw the reference of the Pyodide extension from its declarations, and its bench from the results."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from string import Template
from typing import Any, ClassVar

from docutils import nodes
from experiments import table_of
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from pyodide_sphinx_extension import settings
from pyodide_sphinx_extension.examples import options
from pyodide_sphinx_extension.runtime.pin import pinned, pinned_binaryen
from shortlist_sphinx.core.words import long_date

BENCH = Path("runtime", "bench.json")
REAL_SITES = Path("runtime", "real-sites.json")
CODE = re.compile(r"\{'.*?\}|'[\w>=]+'|\$\w+|\.tgz|conf\.py|pyodide-app")
"""What is code in the sentence about a setting."""

PICTURE = BENCH.with_suffix(".svg")

LASTS = {
    "scripts loaded": "worker and scripts",
    "WebAssembly compiled": "the rest of compiling WebAssembly",
    "Python started": "starting Python",
    "packages unpacked": "unpacking the library",
    "entry imported": "importing it",
    "answer": "the first answer",
}
"""What lasts until each stage that the bench notes."""


class Settings(SphinxDirective):
    """Lists the settings, each with its type, its default and what it does."""

    def run(self) -> list[nodes.Node]:
        """Return an entry for each declared setting."""
        self.env.note_dependency(settings.__file__)
        return self.parse_text_to_nodes("\n".join(entry_of(setting) for setting in settings.SETTINGS))


def entry_of(setting: Any) -> str:  # noqa: ANN401  # a declaration of the extension
    """Return a setting as the page would write it: a target that others can refer to, and a short paragraph."""
    facts = f"`{settings.type_names(setting.types)}`; without it, `{setting.default!r}`."
    meaning = CODE.sub(r"`\g<0>`", setting.meaning)
    return f"````{{confval}} {setting.name}\n\n{meaning}\n{facts}\n````\n"


class Options(SphinxDirective):
    """Shows the options of the directive that runs examples."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the declared options."""
        self.env.note_dependency(options.__file__)
        rows = [[f"`:{each.name}:`", each.default, each.meaning] for each in options.OPTIONS]
        return [table(self, ["option", "without it", "what it does"], rows)]


class RuntimeFiles(SphinxDirective):
    """Shows the files of the runtime with their sizes, in megabytes."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the pinned files."""
        rows = [[f"`{file.name}`", megabytes(file.size), megabytes(file.gzip)] for file in pinned().files]
        return [table(self, ["file of the runtime", "MB", "MB under gzip"], rows)]


class RuntimeCode(SphinxDirective):
    """Shows code in which ``$pyodide`` and ``$binaryen`` stand for the pinned versions."""

    has_content = True
    required_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Return the code with the versions in it."""
        versions = {each.package: each.version for each in (pinned(), pinned_binaryen())}
        code = Template("\n".join(self.content)).substitute(versions)
        block = nodes.literal_block(code, code, language=self.arguments[0])
        self.set_source_info(block)
        return [block]


class Bench(SphinxDirective):
    """Shows a part of the results, named as in ``PARTS``."""

    required_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Return that part, or that nothing was measured yet."""
        path = Path(self.env.srcdir, BENCH)
        self.env.note_dependency(str(path))
        self.env.note_dependency(str(path.with_suffix(".svg")))
        if not path.exists():
            return [nodes.paragraph("", "Nothing was measured here yet; nox -s bench does.")]
        return PARTS[self.arguments[0]](self, json.loads(path.read_text(encoding="utf-8")))


class RealSites(SphinxDirective):
    """Shows what became of other projects' doctests, and what that took."""

    def run(self) -> list[nodes.Node]:
        """Return what the session wrote as two tables, and its day; or that there is nothing yet."""
        path = Path(self.env.srcdir, REAL_SITES)
        if not path.exists():  # a missing file, noted, would have the page read again by every build
            return [nodes.paragraph("", "Nothing was measured here yet; nox -s real_sites does.")]
        self.env.note_dependency(str(path))
        found = json.loads(path.read_text(encoding="utf-8"))
        day = f"Built on {long_date(date.fromisoformat(found['date']))}."
        columns, *rows = [[str(cell) for cell in row] for row in (found["columns"], *found["rows"])]
        split = columns.index("without, s")
        ran = table(self, columns[:split], [row[:split] for row in rows])
        took = table(self, [columns[0], *columns[split:]], [[row[0], *row[split:]] for row in rows])
        return [ran, took, nodes.paragraph("", day, classes=["experiment-about"])]


def about(_directive: SphinxDirective, found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return when, how often and on what each part was measured."""
    sentences = [
        circumstances(name, found[part]) for part, name in (("start", "Starts"), ("build", "Builds")) if part in found
    ]
    return [nodes.paragraph("", " ".join(sentences), classes=["experiment-about"])]


def circumstances(name: str, part: Mapping[str, Any]) -> str:
    """Return the circumstances of one part as a sentence."""
    machine = part["machine"]
    versions = ", ".join(f"{what} {version}" for what, version in part["versions"].items())
    return (
        f"{name}: measured on {long_date(date.fromisoformat(part['date']))} in {part['rounds']} rounds, "
        f"on {machine['system']} ({machine['processor']}) with {machine['cores']} cores and "
        f"a load of {machine['load_at_the_end']} at the end; {versions}."
    )


def picture(directive: SphinxDirective, _found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return the drawing of the visits."""
    svg = Path(directive.env.srcdir, PICTURE).read_text(encoding="utf-8")
    return [nodes.raw("", svg, format="html")]


def visits(directive: SphinxDirective, found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return what each visit took and transferred."""
    start = found["start"]
    names = ["system", "link", "visit", "seconds", "MB", "longest busy, ms", "memory, MB"]
    rows = [
        [
            start["systems"][each["system"]],
            unbroken(each["link"]),
            each["visit"],
            spread(each["seconds"]),
            megabytes(each["bytes"]),
            str(each["busy"]),
            str(round(each["memory"] / 1e6)) if each["memory"] else "not told",
        ]
        for each in start["visits"]
    ]
    return [table(directive, names, rows)]


def stages(directive: SphinxDirective, found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return how long each system takes for each stage, without a limit on the link."""
    start = found["start"]
    visits = [(which, each) for which in ("first", "second") for each in start["stages"]]
    rows = [[LASTS[stage], *(steps(each[which])[stage] for which, each in visits)] for stage in LASTS]
    names = [f"{start['systems'][each['system']]}, {which} visit" for which, each in visits]
    return [table(directive, ["seconds for", *names], rows)]


def steps(reached: Mapping[str, float]) -> dict[str, str]:
    """Return how long each stage took; what was ready before the stage ahead of it took no time of its own.

    >>> steps({"scripts loaded": 0.2, "WebAssembly compiled": 0.5, "answer": 0.6})
    {'scripts loaded': '0.20', 'WebAssembly compiled': '0.30', 'answer': '0.10'}
    """
    ends = [0.0]
    for end in reached.values():
        ends.append(max(end, ends[-1]))
    return {stage: f"{end - begin:.2f}" for stage, begin, end in zip(reached, ends, ends[1:], strict=False)}


def ratios(directive: SphinxDirective, found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return how long ours takes beside stock."""
    start = found["start"]
    rows = [
        [
            start["systems"][each["system"]],
            unbroken(each["link"]),
            each["visit"],
            f"{each['median']:.2f}",
            between(each),
        ]
        for each in start["ratios"]
    ]
    return [table(directive, ["system", "link", "visit", "of stock's time", "lowest and highest"], rows)]


def between(ratio: Mapping[str, float]) -> str:
    """Return the lowest and the highest ratio of the rounds."""
    return f"{ratio['low']:.2f} and {ratio['high']:.2f}"


def budgets(directive: SphinxDirective, found: Mapping[str, Any]) -> list[nodes.Node]:
    """Return each budget with what was found."""
    held = [each for part in ("start", "build") if part in found for each in found[part]["budgets"]]
    rows = [
        [
            each["what"],
            amount(each["most"], each["unit"]),
            amount(each["found"], each["unit"]),
            range_of(each),
            answer(each),
        ]
        for each in held
    ]
    return [table(directive, ["what", "at most", "found", "lowest and highest", "kept"], rows)]


def unbroken(words: str) -> str:
    """Return words that stay on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def answer(held: Mapping[str, Any]) -> str:
    """Return whether a budget is kept, in a word."""
    return "yes" if held["met"] else "no"


def amount(value: float, unit: str) -> str:
    """Return a number with what it counts.

    >>> amount(0.347, ""), amount(97.31, "kB"), amount(0, "")
    ('0.35', '97 kB', '0')
    """
    digits = 0 if value == int(value) or value >= 10 else 2
    return f"{value:.{digits}f} {unit}".strip()


def range_of(held: Mapping[str, Any]) -> str:
    """Return between which values the rounds lie, where there were several."""
    return " and ".join(amount(value, "") for value in held["spread"]) if held["spread"] else "measured once"


def spread(values: Sequence[float]) -> str:
    """Return a median with the lowest and the highest value.

    >>> spread([1.04, 2, 1.5]), spread([41.2, 50.1, 43.3])
    ('1.5 (1.0 to 2.0)', '43 (41 to 50)')
    """
    digits = 0 if median(values) >= 10 else 1 if median(values) >= 1 else 2
    middle, low, high = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} ({low} to {high})"


def megabytes(count: float) -> str:
    """Return bytes as megabytes.

    >>> megabytes(9598218), megabytes(7156), megabytes(0)
    ('9.60', '0.01', '0')
    """
    return f"{count / 1e6:.2f}" if count else "0"


PARTS = {"about": about, "picture": picture, "visits": visits, "stages": stages, "ratios": ratios, "budgets": budgets}


def table(directive: SphinxDirective, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> nodes.table:
    """Return a table; numbers stand at the end of their cells."""
    made = table_of({"columns": list(columns), "rows": [list(map(number_or_text, row)) for row in rows]})
    directive.set_source_info(made)
    return made


def number_or_text(cell: str) -> str | float:
    """Return a cell that is a number as one.

    >>> number_or_text("12"), number_or_text("1.50 (1.04 to 2.00)")
    (12, '1.50 (1.04 to 2.00)')
    """
    return int(cell) if cell.isdigit() else cell


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("runtime-settings", Settings)
    app.add_directive("runtime-options", Options)
    app.add_directive("runtime-files", RuntimeFiles)
    app.add_directive("runtime-code", RuntimeCode)
    app.add_directive("runtime-bench", Bench)
    app.add_directive("runtime-real-sites", RealSites)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
