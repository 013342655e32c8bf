"""Texts that attack what reads them: each fills a number of bytes with one thing that a parser pays for."""

from collections.abc import Callable, Iterator
from itertools import count

DEEP = ".".join(["a"] * 200)
LINE_ENDS = "\u2028\u2029\x85\x0b\x0c\x1c"


def filled(unit: str, size: int) -> str:
    """Return a text of about that many bytes that repeats one thing."""
    return unit * (size // len(unit.encode()))


def numbered(form: str, size: int) -> str:
    """Return a text of about that many bytes that repeats one thing with a number of its own each time."""
    return "".join(_numbered(form, size))


def _numbered(form: str, size: int) -> Iterator[str]:
    left = size
    for number in count():
        part = form % number
        left -= len(part.encode())
        if left < 0:
            return
        yield part


HOSTILE: dict[str, Callable[[int], str]] = {
    "long dotted key": lambda size: f"a{filled('.a', size - 5)} = 1",
    "dotted key, quoted line ends": lambda size: filled(f'"{LINE_ENDS[:1]}".{DEEP}.', size - 20) + "a = 1",
    "dotted key, escaped line ends": lambda size: filled(f'"\\n\\u2028".{DEEP}.', size - 20) + "a = 1",
    "dotted key, quotes that hide dots": lambda size: filled("'\"'.a.", size - 20) + "b.'\"' = 1",
    "dotted key below a comment with brackets": lambda size: f"# {']' * 99}\na{filled('.a', size - 120)} = 1",
    "brackets hidden by a comment": lambda size: f"# {']' * 5000}\na = {filled('[', size - 5100)}",
    "brackets hidden by a text": lambda size: f"t = '{']' * 5000}'\na = {filled('[', size - 5100)}",
    "inline tables": lambda size: f"a = {filled('{b=', size - 10)}1",
    "deep header, many keys": lambda size: f"[{DEEP}]\n" + numbered("k%d = 1\n", size - 500),
    "many deep keys": lambda size: numbered(f"k%d.{DEEP} = 1\n", size),
    "many headers": lambda size: numbered("[k%d]\n", size),
    "many deep headers": lambda size: numbered(f"[k%d.{DEEP}]\n", size),
    "arrays of tables": lambda size: filled("[[a]]\n", size),
    "unknown keys": lambda size: numbered("k%d = 1\n", size),
    "unknown answers": lambda size: "[answers]\n" + numbered("admi%d = 1\n", size - 20),
    "unknown levels": lambda size: f"[answers]\nadmin = [{numbered(chr(39) + 'useful%d' + chr(39) + ',', size - 30)}]",
    "unknown ids": lambda size: f"must = [{numbered(chr(39) + 'admin%d' + chr(39) + ',', size - 30)}]",
    "empty tables": lambda size: f"a = [{filled('{},', size - 10)}]",
    "escapes": lambda size: f'title = "{filled(chr(92) + "u0041", size - 20)}"',
    "quotes in quotes": lambda size: f'title = """{filled(chr(34) + chr(34) + "x", size - 20)}"""',
    "an endless text": lambda size: f'title = "{filled("x", size - 20)}',
    "a large number": lambda size: f"format = 0x{filled('f', size - 20)}",
    "a long number": lambda size: f"format = {filled('9', size - 20)}",
    "combining marks": lambda size: f'title = "a{filled(chr(0x301), size - 20)}"',
    "spaces": lambda size: filled(" ", size),
    "line ends": lambda size: filled("\n", size),
    "carriage returns": lambda size: filled("\r", size),
    "JSON, deep": lambda size: filled('{"a":', size),
    "JSON, lists": lambda size: '{"a": ' + filled("[", size - 10),
    "JSON, empty tables": lambda size: f'{{"a": [{filled("{},", size - 20)}{{}}]}}',
    "JSON, keys": lambda size: "{" + numbered('"k%d": 1,', size - 20) + '"z": 1}',
    "JSON, a long number": lambda size: f'{{"format": {filled("9", size - 20)}}}',
    "JSON, a large exponent": lambda size: f'{{"format": 1e{filled("9", size - 20)}}}',
    "JSON, halves of characters": lambda size: f'{{"title": "{filled(chr(92) + "ud800", size - 20)}"}}',
    "links": lambda size: filled("#v1\n", size),
    "a link of many parts": lambda size: f"#v1{filled(';admin=useful', size - 10)}",
    "a link of many values": lambda size: f"#v1;admin={filled('x|', size - 20)}",
    "fences": lambda size: filled("```\n", size),
    "fences of growing length": lambda size: "".join("`" * at + "\n" for at in range(3, int((2 * size) ** 0.5))),
    "fences without an end": lambda size: filled("~~~toml sheet\n", size),
    "blocks": lambda size: filled("```toml sheet\n```\n", size),
    "nearly blocks": lambda size: filled("```toml shet\n```\n", size),
    "records": lambda size: filled("```toml record\n```\n", size),
    "rules": lambda size: filled("---\n", size),
}
