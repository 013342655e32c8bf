"""Reading built HTML by its elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})


@dataclass
class Element:
    """An element with its attributes, its children, and its own texts among them."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within, with single spaces and straight quotes."""
        pieces = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join("".join(pieces).split()).translate(STRAIGHT)

    def all(self, tag: str = "", **attributes: str) -> Iterator["Element"]:
        """Yield the elements within that have a tag and attributes; ``class_`` is one of theirs."""
        for child in self.children:
            if isinstance(child, str):
                continue
            if child.matches(tag, attributes):
                yield child
            yield from child.all(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """Return the only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def matches(self, tag: str, attributes: dict[str, str]) -> bool:
        """Tell whether the element has a tag and attributes."""
        held = {name.replace("-", "_"): value for name, value in self.attributes.items()}
        classes = held.pop("class", "").split()
        wanted = dict(attributes)
        named = wanted.pop("class_", None)
        return (
            tag in {"", self.tag}
            and (named is None or named in classes)
            and all(held.get(name) == value for name, value in wanted.items())
        )


class Reader(HTMLParser):
    """Builds the tree of elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element into the one that is open."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element without content into the one that is open."""
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        names = [element.tag for element in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Add text to the open element."""
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """Return a page as a tree of elements."""
    reader = Reader()
    reader.feed(html)
    return reader.open[0]
