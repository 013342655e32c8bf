"""Fields of the decision record that only people can fill in, each declared once.

The browser's request, the options of ``shortlist record``, the form in the checklist and the front matter of the
record are drawn from these declarations.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from shortlist.model.model import AlternativeId
from shortlist.parsing.fields import Fields
from shortlist.team.settlement import Settlement

Kind = Literal["line", "paragraph", "names", "picks", "day"]
"""A text on one line, a text of several sentences, a list of names, an alternative for each service, or a date."""

LONGEST: Mapping[Kind, int] = {"line": 200, "paragraph": 5000, "names": 200, "picks": 200, "day": 10}
"""Characters of a text by its kind; of a list of names, each may have as many."""
MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class WordsField:
    """What a field is called, and where it stands.

    ``name`` is its key in a request, ``label`` its label in a form, ``about`` its help on the command line, and
    ``front_matter`` its key in the front matter of the record, if it stands there.
    """

    kind: Kind
    label: str
    about: str
    name: str = ""
    option: str = ""
    front_matter: str | None = None

    def named(self, name: str) -> "WordsField":
        """Return the field under its name, which its option repeats where it has none of its own."""
        return replace(self, name=name, option=self.option or f"--{name}")


def _typed(declared: WordsField) -> Mapping[str, WordsField]:
    return {"typed": declared}


TITLE = WordsField("line", "Title", "The title of the decision.")
CONTEXT = WordsField("paragraph", "The project in a sentence or two", "The project in a sentence or two.")
DECISION_MAKERS = WordsField(
    "names",
    "Who decides",
    "Who decides; may be given again.",
    option="--decision-maker",
    front_matter="decision-makers",
)
CONSULTED = WordsField("names", "Who was asked", "Who was asked; may be given again.", front_matter="consulted")
INFORMED = WordsField("names", "Who is informed", "Who is informed; may be given again.", front_matter="informed")
CHOSEN = WordsField("picks", "What you picked", "What the team picked; name the service where there are several.")
DATE = WordsField("day", "Date", "The day of the decision; today in UTC if it is left out.")
BECAUSE = WordsField("paragraph", "Why you picked it", "Why the team picked it.")


@dataclass(frozen=True, slots=True)
class Words:
    """What only people can say, as they type it.

    ``chosen`` is the alternative that the team picked for each service, by the service's name, or "" where the record
    is about one that has none. What the team of a service ``settled`` on stands in the place of its members' answers.
    """

    title: str | None = field(default=None, metadata=_typed(TITLE))
    context: str | None = field(default=None, metadata=_typed(CONTEXT))
    decision_makers: tuple[str, ...] = field(default=(), metadata=_typed(DECISION_MAKERS))
    consulted: tuple[str, ...] = field(default=(), metadata=_typed(CONSULTED))
    informed: tuple[str, ...] = field(default=(), metadata=_typed(INFORMED))
    chosen: Mapping[str, AlternativeId] = field(default_factory=dict, metadata=_typed(CHOSEN))
    because: str | None = field(default=None, metadata=_typed(BECAUSE))
    date: dt.date | None = field(default=None, metadata=_typed(DATE))
    settled: tuple[Settlement, ...] = ()


def words_fields() -> tuple[WordsField, ...]:
    """Return the declarations in the order in which people are asked.

    >>> [each.option for each in words_fields() if each.kind == "names"]
    ['--decision-maker', '--consulted', '--informed']
    """
    return tuple(each.metadata["typed"].named(each.name) for each in fields(Words) if each.metadata)


def words_of(given: Fields) -> Words:
    """Return what people typed, out of a table; empty texts and lists count as not typed."""
    typed: dict[str, Any] = {each.name: _value(given, each) for each in words_fields() if given.has(each.name)}
    given.finish()
    return replace(Words(), **typed)


def _value(given: Fields, each: WordsField) -> object:
    """Return what was typed for one field."""
    longest = LONGEST[each.kind]
    match each.kind:
        case "names":
            names = given.items(each.name, "a list of names")
            if len(names) > MOST_NAMES:
                given.note(each.name, f"expected at most {MOST_NAMES} names; got {len(names)}")
            return tuple(given.showable(each.name, name, longest) for name in names[:MOST_NAMES])
        case "day":
            return given.day_as_text(each.name)
        case "picks":
            picked = given.table(each.name)
            return {service: AlternativeId(picked.text(service)) for service in list(picked.rest)}
        case _:
            return given.text(each.name, longest)
