"""Example, apart from any page: its code, and what is promised of its output."""

from dataclasses import asdict, dataclass, field

from pyodide_sphinx_extension.examples.places import Place

ALONE = "alone"
"""The session of an example that shares its names with no other."""

SHARED = "page"
"""The session of the examples that name none."""

RUNNER = "pyodide_examples"
"""The module that runs examples, in the reader's browser and at build time."""


@dataclass(frozen=True)
class Promise:
    """What a page says that one statement of a transcript shows.

    Attributes:
        line: the line of the statement in the code.
        source: the line of the statement in its file.
        want: the text that stands under the statement.
        error: the last line of the traceback that stands there, if one does.
        flags: how doctest is to compare.
        skip: whether it is not compared at all.
    """

    line: int
    source: int
    want: str
    error: str | None
    flags: int
    skip: bool

    @property
    def exception(self) -> str | None:
        """The bare name of the exception that is shown, without its module and its words."""
        return without_detail(self.error) if self.error is not None else None


def without_detail(message: str) -> str:
    """Return the bare name of an exception: without its module and its words.

    >>> without_detail("json.decoder.JSONDecodeError: Expecting value")
    'JSONDecodeError'
    """
    return message.partition("\n")[0].partition(":")[0].rpartition(".")[2].strip()


@dataclass(frozen=True)
class Setup:
    """What a session begins with.

    Attributes:
        code: what runs first.
        module: the module whose names are there, as doctest has it for a module's docstrings; none elsewhere.
        nameless: whether the session has no module of its own, as in ``sphinx.ext.doctest``.
    """

    code: str = ""
    module: str = ""
    nameless: bool = False

    def request(self) -> dict[str, object]:
        """Return what tells it to Python."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Example:
    """One example of a page.

    Attributes:
        docname: the page.
        place: where its body begins.
        code: the code to run, without prompts.
        session: the examples of a page with the same session share their names.
        packages: import names of the packages it needs; None stands for all that the site ships.
        hidden: whether the page does not show it.
        raises: the exception that it must end with.
        runs: whether it is run while the site is built.
        promises: what a transcript shows, statement by statement; None if it is none.
        number: its place among the examples of the page, from 1.
        output: what the page says it shows, where it says so.
        output_line: the line of the page on which that stands.
        silent: whether it shows what it prints and no value.
        skipif: a condition under which it is not run.
        setup: what its session begins with.
    """

    docname: str
    place: Place
    code: str
    session: str
    packages: tuple[str, ...] | None
    hidden: bool
    raises: str | None
    runs: bool
    promises: tuple[Promise, ...] | None
    number: int = 0
    output: str | None = field(default=None)
    output_line: int = 0
    silent: bool = False
    skipif: str = ""
    setup: Setup = Setup()

    @property
    def name(self) -> str:
        """What tracebacks and readers call it."""
        return f"example {self.number}"

    @property
    def key(self) -> tuple[str, int]:
        """What finds it: its page and its number there."""
        return self.docname, self.number

    @property
    def line(self) -> int:
        """The line of its file on which the body begins."""
        return self.place.line

    @property
    def echo(self) -> bool:
        """Whether each expression shows its value, as at a prompt."""
        return self.promises is not None and not self.silent

    @property
    def group(self) -> str:
        """The session as it is known to Python, which may run several pages that became one."""
        session = f"{ALONE} {self.number}" if self.session == ALONE else self.session
        return f"{self.docname}: {session}"

    def request(self) -> dict[str, object]:
        """Return what asks Python to run it."""
        asked: dict[str, object] = {
            "session": self.group,
            "name": self.name,
            "code": self.code,
            "echo": self.echo,
        }
        promises = self.promises or () if self.echo else ()
        more = {
            "starts": [promise.line for promise in promises],
            "skip": [promise.line for promise in promises if promise.skip],
            "raises": {promise.line: promise.exception for promise in promises if promise.exception},
            "silent": self.silent,
            "skipif": self.skipif,
            "setup": self.setup.request(),
        }
        return {**asked, **{name: value for name, value in more.items() if value}}


@dataclass(frozen=True)
class Dead:
    """A block that readers cannot run.

    Attributes:
        place: where it begins.
        reason: why, in words.
    """

    place: Place
    reason: str
