"""Runner of examples: runs their code and tells what it shows, as text, HTML or SVG.

Runs in the reader's browser, and in the same runtime under Node.js while the site is built.
"""

import builtins
import contextlib
import importlib
import io
import json
import linecache
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from .colours import Colours, plain
from .drawings import DRAWN, drawings_of, too_large
from .imports import telling_imports
from .statements import How, Step, steps_of

SHOWN = 100_000
"""Characters that one run may show; what a runaway loop prints must not fill the memory."""

EAGER = 2000
"""Lines of one run that are told one by one; a loop that prints more waits for no message each time."""

PAUSE = 0.05
"""Seconds between two messages from then on."""

SESSIONS: dict[str, ModuleType] = {}
"""The names that examples have defined, for each session."""

Part = dict[str, object]
"""Something shown: its kind (stdout, stderr, value, error), its text, its style, and the line it came from."""


async def answer(request: str) -> str:
    """Run an example: JSON text in, JSON text out.

    The request has ``session``, ``name``, ``code`` and ``echo``: whether each expression shows its value, as at a
    prompt, or the last one only. It may have ``starts``, the lines on which the statements of a transcript begin;
    ``skip``, those of statements that are not run; ``silent``, where the last expression shows nothing either;
    ``setup``, what a new session begins with; and ``skipif``, a condition under which nothing is run. What else it
    has is for the page alone.
    The answer has ``parts``, in the order shown, and ``off``, why nothing was run, if nothing was.
    """
    asked = json.loads(request)
    shown = Shown(draws=not asked["echo"], tell=teller())
    run = Run(ModuleType("__main__"), f"<{asked['name']}>", shown, How.from_request(asked))
    off = await run.enter(asked["session"], asked.get("setup", {})) or run.condition(asked.get("skipif", ""))
    if not off and not shown.parts:
        await run.whole(asked["code"])
    return json.dumps({"parts": shown.parts, **({"off": off} if off else {})})


def teller() -> Callable[[str], object]:
    """Return what tells the page something before the answer; while a site is built, nobody listens."""
    try:
        tell: Callable[[str], object] = importlib.import_module("js").tellPage
    except (ImportError, AttributeError):
        return lambda _text: None
    return tell


class Run:
    """One run of one example.

    Args:
        session: the module whose names it sees and sets.
        file: what tracebacks call it.
        shown: takes what it shows.
        how: how its code is run.
    """

    def __init__(self, session: ModuleType, file: str, shown: "Shown", how: How) -> None:
        self.session = session
        self.file = file
        self.shown = shown
        self.how = how

    async def enter(self, name: str, setup: dict[str, str]) -> str:
        """Enter a session, prepared if it is new, and return why its examples cannot be run."""
        if name in SESSIONS:
            self.session = SESSIONS[name]
            return ""
        if "module" in setup:
            try:
                vars(self.session).update(vars(importlib.import_module(setup["module"])))
            except ModuleNotFoundError as error:
                return f"pyodide_packages does not ship {error.name!r}"
        if "nameless" in setup:
            # As in the sessions of sphinx.ext.doctest: classes that are made there name no module.
            del vars(self.session)["__name__"]
        code = setup.get("code", "")
        unheard = Shown(draws=False, tell=lambda _text: None)
        await Run(self.session, "<example set-up>", unheard, How(silent=True)).whole(code)
        self.shown.parts += [{**part, "line": 0} for part in unheard.parts if part["kind"] == "error"]
        if not self.shown.parts:
            SESSIONS[name] = self.session
        return ""

    def condition(self, skipif: str) -> str:
        """Return why nothing is to be run, where a condition says so."""
        holds = skipif and eval(skipif, dict(vars(self.session)))  # noqa: S307  # the page's own code
        return f"skipped if {skipif}" if holds else ""

    async def whole(self, code: str) -> None:
        """Run all statements, and show what they print, their values and the error that ends them."""
        linecache.cache[self.file] = (len(code), None, code.splitlines(keepends=True), self.file)
        with self.shown.gathering(), acting_as_main(self.session), telling_imports(self.shown.tell):
            try:
                steps = list(steps_of(code, self.file, vars(self.session), self.how))
            except (SyntaxError, ValueError) as error:
                self.shown.error(error, self.file)
                return
            await self.each(steps)

    async def each(self, steps: Iterable[Step]) -> None:
        """Run step by step; at a prompt one goes on after an error."""
        for step in steps:
            self.shown.line = step.line
            error = await step.run(self.session.__dict__, self.file, self.shown)
            if error is not None:
                self.shown.error(error, self.file)
                if not self.how.echo:
                    return


class Shown:
    """What one run shows, up to a limit.

    Args:
        draws: whether values may be shown as pictures and HTML; at a prompt they are text.
        tell: gets what is new as JSON, line by line, while the run goes on.
    """

    def __init__(self, *, draws: bool, tell: Callable[[str], object]) -> None:
        self.draws = draws
        self.tell = tell
        self.gathers = False
        self.parts: list[Part] = []
        self.news: list[Part] = []
        self.told = 0
        self.told_last = 0.0
        self.line = 1
        self.left = SHOWN

    @contextlib.contextmanager
    def gathering(self) -> Iterator[None]:
        """Take what is printed; there is no keyboard to read from."""
        out, err = Stream(self, "stdout"), Stream(self, "stderr")
        keyboard, hook = sys.stdin, sys.displayhook
        sys.stdin, sys.displayhook = io.StringIO(), self.echoed
        self.gathers = True
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                yield
        finally:
            # Whoever has kept a stream, as a log does, must not speak in a later run.
            self.gathers = False
            sys.stdin, sys.displayhook = keyboard, hook

    def text(self, kind: str, text: str, style: str = "") -> None:
        """Add printed text, to what was printed before it where it can be joined."""
        if self.left <= 0:
            return
        kept = text[: self.left]
        self.left -= len(text)
        last = self.parts[-1] if self.parts else {}
        if (last.get("kind"), last.get("line"), last.get("style", "")) == (kind, self.line, style):
            last["text"] = f"{last['text']}{kept}"
            self.note(kind, kept, style)
        else:
            self.add(kind, kept, style)
        if self.left <= 0:
            self.add("stderr", f"… the rest is not shown: only {SHOWN} characters are.\n")

    def value(self, value: object) -> None:
        """Add a value: its repr, and the pictures, HTML and the like that it offers of itself."""
        drawn = drawings_of(value) if self.draws else {}
        text = plain(drawn.pop("text", "") or repr(value)).removesuffix("\n") + "\n"
        kept = {kind: content for kind, content in drawn.items() if len(content) <= DRAWN}
        if len(text) >= self.left and not kept:
            self.text("stdout", text)
        else:
            self.add("value", text[: max(self.left, 0)], **kept)
            self.left -= len(text)
        if words := too_large(drawn):
            self.add("stderr", words)

    def echoed(self, value: object) -> None:
        """Add the value of an expression at a prompt, and remember it there."""
        if value is not None:
            vars(builtins)["_"] = value
            self.value(value)

    def error(self, error: BaseException, file: str) -> None:
        """Add a traceback without the frames that are not the reader's."""
        told = trimmed(traceback.TracebackException.from_exception(error))
        self.add(
            "error",
            cut("".join(told.format() if told.stack else told.format_exception_only())),
            message=cut("".join(told.format_exception_only())),
            names=[each.__name__ for each in type(error).__mro__],
            at=line_in(file, error),
        )

    def add(self, kind: str, text: str, style: str = "", **more: object) -> None:
        """Add a part."""
        styled = {"style": style} if style else {}
        self.parts.append({"kind": kind, "text": text, "line": self.line, **styled, **more})
        self.note(kind, text, style)

    def note(self, kind: str, text: str, style: str = "") -> None:
        """Keep text until it is told."""
        last = self.news[-1] if self.news else {}
        if (last.get("kind"), last.get("style", "")) == (kind, style):
            last["text"] = f"{last['text']}{text}"
        else:
            self.news.append({"kind": kind, "text": text, **({"style": style} if style else {})})

    def tell_news(self) -> None:
        """Tell what was shown since this was done before, or leave it for later where that was often."""
        now = time.monotonic()
        if self.news and self.gathers and (self.told < EAGER or now - self.told_last > PAUSE):
            self.tell(json.dumps(self.news))
            self.news = []
            self.told += 1
            self.told_last = now


def cut(text: str) -> str:
    """Return a traceback that is no longer than what a run may show."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}\n… the rest is not shown.\n"


class Stream(io.TextIOBase):
    """A text stream into what a run shows."""

    encoding = "utf-8"

    def __init__(self, shown: Shown, kind: str) -> None:
        self.shown = shown
        self.kind = kind
        self.colours = Colours()

    def write(self, text: str, /) -> int:
        """Take what is printed."""
        for piece, style in self.colours.pieces(text):
            self.shown.text(self.kind, piece, style)
            if self.shown.left <= 0:
                break
        if "\n" in text:
            self.shown.tell_news()
        return len(text)

    def flush(self) -> None:
        """Let what was printed be seen, though its line may not have ended."""
        self.shown.tell_news()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True


@contextlib.contextmanager
def acting_as_main(module: ModuleType) -> Iterator[None]:
    """Let a module be the main one: classes are looked up there by their name."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = module
    try:
        yield
    finally:
        sys.modules["__main__"] = before


def trimmed(told: traceback.TracebackException) -> traceback.TracebackException:
    """Take out the frames of everything but examples, in all the exceptions of a chain."""
    frames = [frame for frame in told.stack if frame.filename.startswith("<example")]
    told.stack = traceback.StackSummary.from_list(frames)
    chained = (told.__cause__, told.__context__, *(told.exceptions or []))
    for other in filter(None, chained):
        trimmed(other)
    return told


def line_in(file: str, error: BaseException) -> int | None:
    """Return the innermost line of a file that an exception passed through."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    frames = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in frames if frame.f_code.co_filename == file]
    return lines[-1] if lines else None
