"""A small checker of prose: what `docs/contributing/style.md` asks for and no linter of Markdown knows.

`python -m tests.support.prose` prints what it finds and fails where there is something to mend.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 200
LONG = 150
READ_FIRST = ("CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
LISTS = {"docs/glossary.md", "docs/code/django.md", "docs/code/index.md"}
"""Pages that are looked up or hold listings, are not read through, and may be as long as they need to be."""

HURRY = (
    "actually",
    "basically",
    "easily",
    "just",
    "merely",
    "obviously",
    "of course",
    "simply",
    "trivially",
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
CALQUES = {
    r"mend(s|ed|ing)?": "say 'fix', 'support' or 'correct'",
    r"an own": "say 'your own' or 'its own'",
    r"typed through": "say 'fully typed'",
    r"listens? to the": "say 'depends on'",
    r"that speaks for": "say 'that favours'",
    r"(lie|lies|lay) on the table": "say 'once the facts are on the table'",
    rf"(is|are) of ({MONTHS}) \d{{4}}": "put the month in brackets, as in '27.0.1 (November 2026)'",
    r"rubs?": "say what the drawbacks are",
    r"in a \w+ of its own": "say 'its own', or leave it out",
    r"the day on which": "say 'the date', or 'when'",
    r"packages? (that )?comes? along": "say 'is installed'",
    r"leans? on each other": "say 'depend on each other'",
    r"(is|are) taken back": "say 'rolled back' or 'undone'",
    r"carr(y|ies) its name": "say 'have names that begin with'",
    r"much (is )?(included|in the box)": "say 'a lot is built in'",
    r"is no (number|JSON|TOML)": "say 'is not'",
}
"""Turns that are translated word by word from other languages, and what an English reader expects."""
WORN = re.compile(r"\b(whoever|nobody|somebody|of (?:its|their|your) own)\b", re.IGNORECASE)
OFTEN = 3
"""How often a page may use one of these before it sounds like a habit."""
BANNED = re.compile(rf"\b({'|'.join(HURRY)})\b", re.IGNORECASE)
FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,}|:{3,})\s*(?P<info>.*)$")
PROSE_BLOCK = re.compile(r"\{(div|note|tip|important|warning|admonition|grid|grid-item|grid-item-card|glossary)\}")
OTHER = re.compile(r"\s*(\||:[\w-]+:|%|\(\w[\w-]*\)=$|</?\w|\[\^?[\w-]+\]:)")
"""Lines that are tables, options, comments, targets, HTML or footnotes."""
MENTION = re.compile(
    r"``.+?``|`[^`]*`|(?<![\w*])\*[^*\s][^*]*\*(?!\*)|\"[^\"]*\"|\u201c[^\u201d]*\u201d|\]\([^)]*\)|<https?:[^>]*>"
)
"""What is quoted, code, an address or a word that is spoken of; the checker does not read it."""
ABBREVIATION = re.compile(r"\b(e\.g|i\.e|vs|etc|No|Dr|Mr|Mrs|St)\.$")
SENTENCE_END = re.compile(r"[.!?][)\"\u201d*_]*(?=\s+[A-Z\u201c\"*\[(])")
MARKER = re.compile(r"^\s*([-*+]|\d+[.)]|:|>)\s+")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
"""A text in a line of TOML."""
ENDS = re.compile(r"[.!?:;,\u2026][)\"\u201d*_`\]]*$|[)\]}`|*]$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block that is open, and whether it holds prose."""

    fence: str
    prose: bool

    def closes(self, line: str) -> bool:
        """Tell whether a line ends the block."""
        words = line.strip()
        return len(words) >= len(self.fence) and set(words) == {self.fence[0]}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend at a line of a page; advice is no reason to fail."""

    page: str
    line: int
    words: str
    advice: bool = False

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.words}"


def remarks_on(text: str, page: str) -> Iterator[Remark]:
    """Yield what is to be mended on a page."""
    lines = list(prose_lines(text))
    for number, line in lines:
        for words in (*banned(line), *calques(line), *sentences(line), *heading(line)):
            yield Remark(page, number, words)
    for number, words in (*broken(lines), *titles(lines)):
        yield Remark(page, number, words)
    yield from worn(lines, page)
    yield from length(text, page)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are read as prose, by number: neither code nor front matter, options or tables."""
    open_blocks: list[Block] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if number <= front_matter(text):
            continue
        fence = FENCE.match(line)
        reading = not open_blocks or open_blocks[-1].prose
        if open_blocks and open_blocks[-1].closes(line):
            open_blocks.pop()
        elif fence and reading:
            open_blocks.append(Block(fence["fence"], prose=PROSE_BLOCK.match(fence["info"]) is not None))
        elif reading and not OTHER.match(line):
            yield number, line


def front_matter(text: str) -> int:
    r"""Return the number of lines of front matter.

    >>> front_matter("---\nlayout: wide\n---\n# Title")
    3
    """
    lines = text.splitlines()
    return lines.index("---", 1) + 1 if lines[:1] == ["---"] else 0


def read_text(line: str) -> str:
    """Return a line without what is only spoken of: code, quotations, emphasised words and addresses.

    >>> read_text('Leave out *just*; "just do it" is `just` a quotation.')
    'Leave out _; _ is _ a quotation.'
    """
    return MENTION.sub("_", line)


def banned(line: str) -> Iterator[str]:
    """Yield words that hurry the reader.

    >>> list(banned("You just install it."))
    ["'just' hurries the reader; leave it out"]
    """
    for found in BANNED.finditer(read_text(line)):
        yield f"'{found[0].lower()}' hurries the reader; leave it out"


def calques(line: str) -> Iterator[str]:
    """Yield turns that read as translated, with the idiom.

    >>> list(calques("Version 27.0.1 is of November 2026."))
    ["'is of November 2026' reads as translated; put the month in brackets, as in '27.0.1 (November 2026)'"]
    """
    words = read_text(line)
    for turn, idiom in CALQUES.items():
        for found in re.finditer(rf"\b{turn}\b", words, re.IGNORECASE):
            yield f"'{found[0]}' reads as translated; {idiom}"


def worn(lines: list[tuple[int, str]], page: str) -> Iterator[Remark]:
    """Yield the words that a page uses again and again; it is advice, since each use may be right."""
    used: dict[str, list[int]] = {}
    for number, line in lines:
        for found in WORN.finditer(read_text(line)):
            used.setdefault(found[0].lower(), []).append(number)
    for word, places in used.items():
        if len(places) > OFTEN:
            words = f"'{word}' stands {len(places)} times on this page; vary it, or leave it out"
            yield Remark(page, places[OFTEN], words, advice=True)


def sentences(line: str) -> Iterator[str]:
    """Yield where a second sentence begins on a line.

    >>> list(sentences("One. Two."))
    ["a second sentence begins after 'One.'; put it on a line of its own"]
    >>> list(sentences("1. One, e.g. Django 6.1. "))
    []
    """
    words = read_text(MARKER.sub("", line))
    for found in SENTENCE_END.finditer(words):
        before = words[: found.end()]
        # An entry of a list may ask, and answer with a link.
        asks = MARKER.match(line) and found[0].startswith("?")
        if not (asks or ABBREVIATION.search(before)):
            yield f"a second sentence begins after '{before.split()[-1]}'; put it on a line of its own"


def heading(line: str) -> Iterator[str]:
    """Yield what is wrong with the form of a heading.

    >>> list(heading("## How To Choose A Framework"))
    ['a heading is written like a sentence, with a capital at its beginning only']
    >>> list(heading("## What comes next."))
    ["a heading ends without '.'"]
    """
    words = read_text(line.lstrip("#").strip())
    if not line.startswith("#") or not words:
        return
    if words[-1] in ".:;,":
        yield f"a heading ends without '{words[-1]}'"
    later = [word for word in re.findall(r"[A-Za-z]+", words)[1:] if len(word) > 1]
    if len(later) >= 3 and all(word[0].isupper() for word in later):
        yield "a heading is written like a sentence, with a capital at its beginning only"


def broken(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield lines whose sentence goes on in the next one.

    >>> list(broken([(1, "A sentence that"), (2, "goes on.")]))
    [(1, 'the sentence goes on in the next line; put it on one line')]
    """
    for (number, line), (after, following) in pairwise(lines):
        goes_on = re.match(r"\s*[a-z]", following) and not MARKER.match(following)
        if line.strip() and not line.startswith("#") and after == number + 1 and goes_on and not ENDS.search(line):
            yield number, "the sentence goes on in the next line; put it on one line"


def titles(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield where a page has no title, or a second one.

    >>> list(titles([(1, "# One"), (5, "# Two")]))
    [(5, 'a page has one title; this is another')]
    """
    found = [number for number, line in lines if line.startswith("# ")]
    if not found:
        yield 1, "a page begins with a title, such as '# Concurrency'"
    for number in found[1:]:
        yield number, "a page has one title; this is another"


def length(text: str, page: str) -> Iterator[Remark]:
    """Yield that a page is long, and whether it is too long."""
    count = len(text.splitlines())
    if page in LISTS or count <= LONG:
        return
    advice = count <= LONGEST
    words = f"the page has {count} lines; expected at most {LONG if advice else LONGEST}: make it two pages"
    yield Remark(page, count, words, advice=advice)


def pages() -> list[Path]:
    """Return the pages of the guide and those at the top that people read first."""
    docs = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    return sorted([*docs, *(ROOT / name for name in READ_FIRST)])


def data_files() -> list[Path]:
    """Return the files of data whose texts stand on pages."""
    return [*sorted((ROOT / "src" / "shortlist" / "data").rglob("*.toml")), ROOT / "docs" / "dimensions.toml"]


def remarks_on_data(text: str, file: str) -> Iterator[Remark]:
    """Yield what is to be corrected in the texts of a file of data, by its lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        for string in [] if line.startswith("#") else STRING.findall(line):
            for words in (*banned(string), *calques(string)) if " " in string else ():
                yield Remark(file, number, words)


def main() -> int:
    """Print every remark, and return 1 where one of them is more than advice."""
    found = [
        remark
        for path in data_files()
        for remark in remarks_on_data(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]
    found += [
        remark
        for path in pages()
        for remark in remarks_on(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]
    for remark in found:
        sys.stdout.write(f"{remark}{' (advice)' if remark.advice else ''}\n")
    return int(any(not remark.advice for remark in found))


if __name__ == "__main__":
    sys.exit(main())
