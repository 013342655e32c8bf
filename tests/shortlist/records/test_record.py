"""The decision record: MADR 4.0.0, proposed and never accepted, without a score, and safe for whatever is typed."""

import re
from dataclasses import replace
from datetime import date

import pytest
from markdown_it import MarkdownIt

from shortlist import FaultsError, built_in_model, read_sheet
from shortlist.model.model import AlternativeId, QuestionId
from shortlist.records.markdown import described, escaped, one_line
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from tests.shortlist.records.samples import ORDERS, REST, SEARCH, plain_record, record, section, sheet
from tests.support.house import SCENARIOS

HOSTILE = 'x"]\n---\n# Injected\n## Decision Outcome\n| a | <script> `b` [c](d) {e}\nstatus: "accepted"'
HEADINGS = [
    "Context and Problem Statement",
    "Decision Drivers",
    "Considered Options",
    "Decision Outcome",
    "Consequences",
    "Confirmation",
    "Pros and Cons of the Options",
    "Django",
    "FastAPI",
    "Flask",
    "Litestar",
    "More Information",
]
SCORES = re.compile(r"\d\s*/\s*\d|%|\brank|\bscore|\bpoints\b|\bstars?\b", re.IGNORECASE)


def headings(text: str) -> list[str]:
    """Return the text of every heading, as a reader of Markdown finds them below the front matter."""
    body = text.split("\n---\n", 1)[1]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    inline = [after for at, after in enumerate(tokens) if tokens[at - 1].type == "heading_open"]
    return ["".join(part.content for part in token.children or []) for token in inline]


def front_matter(text: str) -> list[str]:
    """Return the lines of the front matter."""
    return text.split("---\n")[1].splitlines()


@pytest.mark.parametrize("sheets", [[ORDERS], [ORDERS, SEARCH], [""]], ids=["one", "two", "empty"])
def test_the_headings_are_those_of_madr(sheets: list[str]) -> None:
    """Every heading of MADR 4.0.0 is there, in its order, and none beside them."""
    assert headings(plain_record(*sheets))[1:] == HEADINGS


def test_every_section_is_filled() -> None:
    """No section is empty, even where nothing was answered."""
    text = plain_record("")

    assert all(section(text, heading) for heading in HEADINGS if heading != "Pros and Cons of the Options")


def test_a_tool_never_accepts() -> None:
    """Proposed, on the day of the evidence where no other is given, and who decided are the members."""
    text = record(
        f'member = "Ben"\nas_of = 2026-11-30\n{ORDERS}',
        f'member = "ada"\n{ORDERS}',
        words=Words(decision_makers=("Zoë",), consulted=("Cem, of security",), informed=("All",)),
    )

    assert front_matter(text) == [
        'status: "proposed"',
        "date: 2026-11-30",
        "evidence: 2026-11-30",
        'decision-makers: ["Zoë", "ada", "Ben"]',
        'consulted: ["Cem, of security"]',
        'informed: ["All"]',
    ]


def test_the_day_that_is_asked_for_comes_first() -> None:
    """The record may be made as of another day than the sheets'."""
    assert "date: 2027-01-01" in front_matter(record(f"as_of = 2026-11-30\n{ORDERS}", as_of=date(2027, 1, 1)))
    assert front_matter(plain_record(ORDERS))[1] == f"date: {built_in_model().newest_evidence}"


def test_what_only_people_know_stands_in_braces() -> None:
    """Nothing is invented: context, choice and reason wait for the team."""
    text = plain_record(ORDERS)

    assert section(text, "Context and Problem Statement").startswith("{to be filled in by the team: ")
    assert 'Chosen option: "{to be filled in by the team}", because {to be filled in by the team}.' in text
    assert headings(text)[0] == "Choose a framework for Orders"


def test_what_people_typed_is_filled_in() -> None:
    """Context, title, choice and reason are the team's words, in MADR's phrase."""
    words = Words(
        context="We sell things.", chosen={"Orders": AlternativeId("django")}, because="it carries the data well."
    )
    text = record(ORDERS, words=words)

    assert section(text, "Context and Problem Statement").startswith("We sell things.\n")
    assert 'Chosen option: "Django", because it carries the data well.' in text
    assert headings(text)[0] == "Use Django for Orders"
    assert headings(record(ORDERS, words=Words(title="Our choice")))[0] == "Our choice"


def test_the_title_names_each_choice() -> None:
    """Where services got different frameworks, the title says which is for which."""
    words = Words(chosen={"Orders": AlternativeId("django"), "Search": AlternativeId("fastapi")})
    same = Words(chosen={"Orders": AlternativeId("django"), "Search": AlternativeId("django")})

    assert headings(record(ORDERS, SEARCH, words=words))[0] == "Use Django for Orders and FastAPI for Search"
    assert headings(record(ORDERS, SEARCH, words=same))[0] == "Use Django for Orders and Search"


def test_the_context_tells_what_the_team_brings() -> None:
    """Experience by its level, what is there already, and how soon it must deliver, in prose."""
    text = section(
        record(ORDERS + 'already-django = "code"\nalready-flask = "nothing"'), "Context and Problem Statement"
    )

    assert "Experience with Django: in production. Experience with FastAPI, Flask and Litestar: never used." in text
    assert "Existing Django code: this project's code. Time to first release: in months. 28 of 33 questions" in text


def test_drivers_are_what_decides_and_what_is_essential() -> None:
    """Deciding criteria, must-haves and what is essential, each once, or that there are none."""
    third = f'title = "Third"\n[answers]{REST}integrations = "few"'
    drivers = section(plain_record(ORDERS, SEARCH, third), "Decision Drivers")

    bought = built_in_model().questions[QuestionId("data-model")].buys
    assert f"* **Orders.** Deciding: relational data. {bought}" in drivers
    assert "* **Search.** Must-have: AI in the request. " in drivers
    assert "* **Third.** Nothing is called deciding, a must-have or essential." in drivers
    both = section(record('must = ["admin"]\ndeciding = ["admin", "familiarity"]'), "Decision Drivers")
    assert "* Deciding and must-have: admin screens. How much it matters is not settled yet." in both
    assert "* Deciding: your team's experience. " in both


def test_many_drivers_are_named_together() -> None:
    """Beyond seven, drivers are named in one line."""
    needs = [each for each in built_in_model().questions.values() if each.role == "need"]
    text = record("[answers]\n" + "\n".join(f'{each.id} = "{each.levels[-1].id}"' for each in needs))
    lines = section(text, "Decision Drivers").splitlines()

    assert len(lines) == 8
    assert lines[0].startswith("* Essential: live connections. ")
    assert lines[-1].startswith("* Also: ")


def test_proposals_name_who_made_them() -> None:
    """Where members differ on what decides, each proposal has its names."""
    text = record(f'member = "Ada"\n{ORDERS}', f'member = "Ben"\n{ORDERS}'.replace("data-layer", "typing"))

    assert "Proposed by Ada." in section(text, "Decision Drivers")
    assert "Proposed by Ben." in section(text, "Decision Drivers")


def test_what_is_essential_is_told_once() -> None:
    """Nobody proposes what the answers call essential, and what decides already is not told again."""
    answers = '\ntitle = "T"\n[answers]\nadmin = "essential"\nhtml = "most"'
    text = record(
        *(f'member = "{name}"\ndeciding = ["{key}"]{answers}' for name, key in (("A", "admin"), ("B", "typing")))
    )
    drivers = section(text, "Decision Drivers")

    assert drivers.count("admin screens") == drivers.count("server-rendered pages") == 1
    assert not drivers.splitlines()[-1].endswith("Proposed by B.")


@pytest.mark.parametrize("names", [["order-service"], ["catalogue", "ml-api", "dashboard"]], ids=["one", "three"])
def test_there_is_no_score(names: list[str]) -> None:
    """Once the facts that it quotes are taken out, no number out of a number, per cent or rank is left.

    A percentage in the reason of a rating is a fact with a source; one of our own making would be a score.
    """
    model = built_in_model()
    text = record_of([read_sheet(SCENARIOS / f"{name}.toml", model) for name in names], model)
    quoted = {
        fact
        for alternative in model.alternatives.values()
        for rating in alternative.ratings.values()
        for fact in (rating.because, rating.source.title)
    }
    for fact in sorted(quoted, key=len, reverse=True):
        text = text.replace(described(fact), "").replace(escaped(fact), "")

    assert SCORES.findall(re.sub(r"\(<[^>]*>\)", "", text)) == []


def test_whatever_is_typed_stays_where_it_belongs() -> None:
    """Titles, names and words that look like Markdown, HTML or YAML add no heading, no line and no key."""
    hostile = replace(sheet(ORDERS), title=HOSTILE, member=HOSTILE, service=HOSTILE)
    words = Words(
        title=HOSTILE,
        context=HOSTILE,
        consulted=(HOSTILE,),
        informed=(HOSTILE,),
        chosen={HOSTILE: AlternativeId("flask")},
        because=HOSTILE,
    )
    other = replace(sheet(ORDERS), title="Other")
    text = record_of([hostile, other], built_in_model(), words=words, site="https://example.org/")
    html = MarkdownIt("commonmark").enable("table").render(text.split("\n---\n", 1)[1])

    assert headings(text) == [one_line(HOSTILE), *HEADINGS]
    assert [line.split(":")[0] for line in front_matter(text)] == [
        "status",
        "date",
        "evidence",
        "decision-makers",
        "consulted",
        "informed",
    ]
    assert "<script" not in html


def test_no_sheet_is_no_record() -> None:
    """A record needs a sheet."""
    with pytest.raises(FaultsError, match="record: has no sheet; expected one at least"):
        record()


def test_a_site_without_an_address_is_refused() -> None:
    """Nobody could open the sheets of such a record."""
    with pytest.raises(FaultsError, match=r"^site: expected an address that .*; got 'example.org'$"):
        record(ORDERS, site="example.org")


def test_only_what_is_there_can_be_chosen() -> None:
    """A choice names an alternative and a service; both faults are told at once."""
    words = Words(chosen={"Payments": AlternativeId("djago")})

    with pytest.raises(FaultsError) as caught:
        record(ORDERS, words=words)

    assert [fault.place for fault in caught.value.faults] == ["record: chosen.Payments", "record: chosen"]
    assert "did you mean 'django'?" in str(caught.value)
