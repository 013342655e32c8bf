"""Markdown made of plain text: whatever a text holds, it stays text, on one line."""

import re
from collections.abc import Iterable, Sequence

from shortlist.characters import UNSHOWABLE, json_text

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_AT_THE_START = re.compile(r"^(?:[-+=:!]|\d+(?=[.)]))")
_CODE = re.compile(r"(?<!`)`[^`|<>&]+`(?!`)")
_ADDRESS = re.compile(r"(?<![<\w])(?<!\]\()(?:https?://|www\.)[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")
_TRAILING = ".,:;!?'*_~)]"
_UNSAFE_IN_ADDRESS = re.compile(rf"[\s<>\\]|&(?=#?\w+;)|{UNSHOWABLE.pattern}")


def one_line(text: str) -> str:
    r"""Return a text on one line, without characters that hide or reorder others.

    >>> one_line("Orders\n# Not a heading")
    'Orders # Not a heading'
    """
    visible = UNSHOWABLE.sub("", " ".join(text.split()))
    return " ".join(visible.split())


def escaped(text: str) -> str:
    r"""Return Markdown that shows a text as it is; an address in it becomes a link.

    >>> print(escaped("1. *Orders* | [x](y)"))
    1\. \*Orders\* \| \[x\](y)
    >>> print(escaped("The plan: https://example.org/a_plan."))
    The plan: <https://example.org/a_plan>.
    """
    return _AT_THE_START.sub(_stopped, _shown(one_line(text)))


def described(text: str) -> str:
    r"""Return Markdown of a text of the model, in which what stands between backticks is code.

    >>> print(described("Ships `py.typed`; *strict*, and one ` alone."))
    Ships `py.typed`; \*strict\*, and one \` alone.
    """
    line = one_line(text)
    parts: list[str] = []
    at = 0
    for found in _CODE.finditer(line):
        parts += [_shown(line[at : found.start()]), found.group()]
        at = found.end()
    return _AT_THE_START.sub(_stopped, "".join([*parts, _shown(line[at:])]))


def _shown(line: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(line):
        address = _without_end(found.group())
        if _ENTITY.search(found.group()) or not re.search(r"(?:://|www\.)\w", address):
            continue
        parts += [_marked(line[at : found.start()]), _clickable(address)]
        at = found.start() + len(address)
    return "".join([*parts, _marked(line[at:])])


def _marked(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _clickable(address: str) -> str:
    """Return an address as a link to itself; one that begins with www has no scheme of its own."""
    return f"<{address}>" if _WEB.match(address) else f"[{_marked(address)}](<http://{address}>)"


def _without_end(address: str) -> str:
    """Return an address without the signs after it that end a sentence or close a bracket around it.

    >>> _without_end("https://example.org/a_(b)).")
    'https://example.org/a_(b)'
    """
    while address and address[-1] in _TRAILING:
        closes = {")": "(", "]": "["}.get(address[-1])
        if closes and address.count(closes) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address


def _stopped(found: re.Match[str]) -> str:
    """Return the start of a list, a heading line or a fence with a backslash where it stops being one."""
    return f"{found.group()}\\" if found.group().isdigit() else f"\\{found.group()}"


def linked(title: str, address: str) -> str:
    """Return a link; without an address of the web, its title alone.

    >>> linked("Release notes", "https://example.org/a b")
    '[Release notes](<https://example.org/a%20b>)'
    """
    if not _WEB.match(address):
        return escaped(title)
    return f"[{escaped(title)}](<{_UNSAFE_IN_ADDRESS.sub(_percent, address)}>)"


def _percent(found: re.Match[str]) -> str:
    return (
        "&amp;" if found.group() == "&" else "".join(f"%{byte:02X}" for byte in found.group().encode(errors="replace"))
    )


def fenced(content: str, info: str) -> str:
    """Return a block of code under a fence that is longer than any run of backticks in it."""
    runs = re.findall("`+", content)
    fence = "`" * max([3, *(len(run) + 1 for run in runs)])
    return f"{fence}{info}\n{content.rstrip(chr(10))}\n{fence}"


def bullets(items: Iterable[str]) -> str:
    """Return a list of items that are Markdown already."""
    return "\n".join(f"* {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def in_yaml(text: str) -> str:
    """Return a text as YAML spells it between quotes, which is JSON's spelling too."""
    return json_text(one_line(text))
