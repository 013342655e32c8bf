"""Result of an example: what it showed when it was run."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """Something shown.

    Attributes:
        kind: ``stdout``, ``stderr``, ``value`` or ``error``.
        text: as text.
        line: the line of the code on which the statement stands that showed it.
        style: the colours and the like that printed text asks for, in words, such as ``bold red``.
        svg: the picture that a value drew of itself.
        png: the same, in base64.
        jpeg: the same, in base64.
        html: the HTML that a value made of itself.
        markdown: the Markdown that a value made of itself.
        json: the JSON that a value made of itself.
        message: of an error, what stands under the traceback.
        names: of an error, its class and those above it.
        at: of an error, the line of the code that it came through last.
    """

    kind: str
    text: str
    line: int = 1
    style: str = ""
    svg: str | None = None
    png: str | None = None
    jpeg: str | None = None
    html: str | None = None
    markdown: str | None = None
    json: str | None = None
    message: str = ""
    names: tuple[str, ...] = ()
    at: int | None = None

    @property
    def picture(self) -> tuple[str, str] | None:
        """The media type and the content, in base64, of the picture that a value drew of itself."""
        if self.svg:
            return "image/svg+xml", base64.b64encode(self.svg.encode()).decode()
        if self.png:
            return "image/png", self.png
        return ("image/jpeg", self.jpeg) if self.jpeg else None

    @property
    def words(self) -> str:
        """What is shown where there are neither pictures nor HTML."""
        return self.markdown or self.json or self.text


@dataclass(frozen=True)
class Result:
    """All that one run showed, and the modules that were loaded by then.

    Attributes:
        parts: what it showed.
        ended: why it did not come to its end.
        modules: the modules.
        off: why it cannot be run in a browser.
    """

    parts: tuple[Part, ...] = ()
    ended: str | None = None
    modules: tuple[str, ...] = ()
    off: str | None = None

    @property
    def text(self) -> str:
        """Everything shown, as text."""
        return "".join(part.text for part in self.parts)

    @property
    def errors(self) -> list[Part]:
        """The errors among what was shown."""
        return [part for part in self.parts if part.kind == "error"]


def result_from(told: Mapping[str, Any]) -> Result:
    """Make a result of what the runtime told as JSON."""
    parts = (Part(**{**part, "names": tuple(part.get("names", ()))}) for part in told.get("parts", ()))
    return Result(tuple(parts), told.get("ended"), tuple(told.get("modules", ())), told.get("off"))


def read_result(content: bytes | None) -> Result | None:
    """Read a kept result; one that cannot be read was never made."""
    try:
        return result_from(json.loads(content)) if content else None
    except (ValueError, TypeError):
        return None
