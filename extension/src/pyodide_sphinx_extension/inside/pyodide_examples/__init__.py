"""Runs the code of examples and tells what it shows, as text, HTML or SVG.

Runs in the reader's browser, and in the same runtime under Node.js while the site is built.
"""

import ast
import contextlib
import importlib
import io
import json
import linecache
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from types import CodeType, ModuleType

from .colours import Colours, plain
from .drawings import DRAWN, drawings_of, too_large
from .imports import telling_imports

SHOWN = 100_000
"""Characters that one run may show; what a runaway loop prints must not fill the memory."""

EAGER = 2000
"""Lines of one run that are told one by one; a loop that prints more waits for no message each time."""

PAUSE = 0.05
"""Seconds between two messages from then on."""

COROUTINE = 0x80
"""The flag of code that awaits something itself."""

SESSIONS: dict[str, ModuleType] = {}
"""The names that examples have defined, for each session."""

Part = dict[str, object]
"""Something shown: its kind (stdout, stderr, value, error), its text, its style, and the line it came from."""


async def answer(request: str) -> str:
    """Run an example: JSON text in, JSON text out.

    The request has ``session``, ``name``, ``code`` and ``echo``: whether each expression shows its
    value, as at a prompt, or the last one only. The answer has ``parts``, in the order shown.
    """
    asked = json.loads(request)
    session = SESSIONS.setdefault(asked["session"], ModuleType("__main__"))
    shown = Shown(draws=not asked["echo"], tell=teller())
    run = Run(session, f"<{asked['name']}>", shown, echo=asked["echo"])
    await run.whole(asked["code"])
    return json.dumps({"parts": shown.parts})


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
        echo: whether each expression shows its value, and an error ends only its own statement.
    """

    def __init__(self, session: ModuleType, file: str, shown: "Shown", *, echo: bool) -> None:
        self.session = session
        self.file = file
        self.shown = shown
        self.echo = echo

    async def whole(self, code: str) -> None:
        """Run all statements, and show what they print, their values and the error that ends them."""
        linecache.cache[self.file] = (len(code), None, code.splitlines(keepends=True), self.file)
        with self.shown.gathering(), acting_as_main(self.session), telling_imports(self.shown.tell):
            try:
                steps = list(self.steps(ast.parse(code, self.file)))
            except (SyntaxError, ValueError) as error:
                self.shown.error(error, self.file)
                return
            await self.each(steps)

    async def each(self, steps: Iterable["Step"]) -> None:
        """Run step by step; at a prompt one goes on after an error."""
        for step in steps:
            self.shown.line = step.line
            try:
                await step.run(self.session.__dict__, self.shown)
            except BaseException as error:  # noqa: BLE001  # whatever readers raise, they see
                self.shown.error(error, self.file)
                if not self.echo:
                    return

    def steps(self, tree: ast.Module) -> Iterator["Step"]:
        """Yield what is compiled and run at once: statements, or all before the last expression."""
        body = tree.body
        end = len(body) - 1 if body and isinstance(body[-1], ast.Expr) else len(body)
        groups: list[list[ast.stmt]] = [[each] for each in body] if self.echo else [body[:end], body[end:]]
        for group in groups:
            if group:
                yield Step(group, self.file)


class Step:
    """Statements that run as one; a single expression shows its value."""

    def __init__(self, statements: list[ast.stmt], file: str) -> None:
        self.line = statements[0].lineno
        only = statements[0]
        self.shows = len(statements) == 1 and isinstance(only, ast.Expr)
        if self.shows and isinstance(only, ast.Expr):
            self.code = compiled(ast.Expression(only.value), file, "eval")
        else:
            self.code = compiled(ast.Module(statements, []), file, "exec")

    async def run(self, names: dict[str, object], shown: "Shown") -> None:
        """Run the code, and wait for it where it awaits something itself."""
        value = eval(self.code, names)  # noqa: S307  # to run what readers write is the purpose
        if self.code.co_flags & COROUTINE:
            value = await value
        if self.shows and value is not None:
            shown.value(value)


def compiled(tree: ast.Module | ast.Expression, file: str, mode: str) -> CodeType:
    """Compile a tree in which `await` may stand outside of functions."""
    code: CodeType = compile(tree, file, mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    return code


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
        out, err, keyboard = Stream(self, "stdout"), Stream(self, "stderr"), sys.stdin
        sys.stdin = io.StringIO()
        self.gathers = True
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                yield
        finally:
            # Whoever has kept a stream, as a log does, must not speak in a later run.
            self.gathers = False
            sys.stdin = keyboard

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
