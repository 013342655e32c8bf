"""The decision record: MADR 4.0.0, proposed and never accepted, without a score, and safe for whatever is typed."""

import re
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from shortlist import FaultsError, Model, Sheet, built_in_model, parse_sheet, read_sheet
from shortlist.changes import minimal_changes
from shortlist.draft import Words
from shortlist.markdown import escaped, one_line
from shortlist.model import AlternativeId, frozen
from shortlist.overrides import parse_overrides, with_overrides
from shortlist.record import record_of

SCENARIOS = Path(__file__).parents[2] / "docs" / "scenarios"
REST = """
html = "none"
api = "own"
experience-django = "production"
experience-fastapi = "never"
experience-flask = "never"
experience-litestar = "never"
productive-by = "months"
real-time = "none"
waiting = "little"
serverless = "none"
newcomers = "experienced"
hiring = "welcome"
team-size = "several"
own-stack = "accept"
typing = "useful"
operations = "shared"
lifetime = "medium"
compliance = "asked"
"""
ORDERS = f'title = "Orders"\ndeciding = ["data-layer"]\n[answers]{REST}integrations = "few"\ndata-model = "complex"\n'
SEARCH = f'service = "Search"\nmust = ["ai"]\n[answers]{REST}integrations = "few"\nai = "core"\nadmin = "none"\n'
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


def sheet(text: str) -> Sheet:
    """Return a sheet of the built-in model."""
    return parse_sheet(text, built_in_model())


@cache
def plain_record(*texts: str) -> str:
    """Return the record of sheets under the built-in model."""
    return record(*texts)


def record(*texts: str, words: Words | None = None, as_of: date | None = None, site: str | None = None) -> str:
    """Return the record of sheets under the built-in model, with what goes beside them."""
    return record_of([sheet(text) for text in texts], built_in_model(), words=words, as_of=as_of, site=site)


def headings(text: str) -> list[str]:
    """Return the text of every heading, as a reader of Markdown finds them below the front matter."""
    body = text.split("\n---\n", 1)[1]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    inline = [after for at, after in enumerate(tokens) if tokens[at - 1].type == "heading_open"]
    return ["".join(part.content for part in token.children or []) for token in inline]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return re.split(r"\n#{2,3} ", text.split(f"# {heading}\n", 1)[1], maxsplit=1)[0].strip()


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
    """The status is proposed, the date that of the evidence, and who decided are the members."""
    text = record(
        f'member = "Ben"\nas_of = 2026-11-30\n{ORDERS}',
        f'member = "ada"\n{ORDERS}',
        words=Words(decision_makers=("Zoë",), consulted=("Cem, of security",), informed=("All",)),
    )

    assert front_matter(text) == [
        'status: "proposed"',
        "date: 2026-11-30",
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

    assert section(text, "Context and Problem Statement").startswith("{to be filled by the team: ")
    assert 'Chosen option: "{to be filled by the team}", because {to be filled by the team}.' in text
    assert headings(text)[0] == "Choose a framework for Orders"


def test_what_people_typed_is_filled_in() -> None:
    """Context, title, choice and reason are the team's words, in MADR's phrase."""
    words = Words(
        context="We sell things.", chosen={"Orders": AlternativeId("django")}, because="it carries the data well."
    )
    text = record(ORDERS, words=words)

    assert section(text, "Context and Problem Statement").startswith("We sell things.\n")
    assert 'Chosen option: "Django", because it carries the data well.' in text
    assert "we decided for Django and neglected FastAPI, Flask and Litestar" in text
    assert headings(text)[0] == "Use Django for Orders"
    assert headings(record(ORDERS, words=Words(title="Our choice")))[0] == "Our choice"


def test_what_is_accepted_with_a_choice_is_named() -> None:
    """Frictions and gaps of what was chosen stand in the decision's one sentence and among its consequences."""
    text = record(ORDERS, words=Words(chosen={"Orders": AlternativeId("flask")}))

    assert re.search(r"accepting that there is something to live with in .*Data layer", text)
    assert "* Bad, because Flask has friction in Data layer: {to be filled by the team: how you live with it}" in text


def test_the_answers_stand_in_a_table_with_what_is_unknown() -> None:
    """Each question has a row and each service a column; what nobody knows says so."""
    text = plain_record(ORDERS, SEARCH)

    assert "| Step | Question | Orders | Search |" in text
    assert "| How demanding is the relational data? | Complex | don't know yet |" in text
    assert "| How much do models take part in answering requests? | don't know yet | At its core (must-have) |" in text
    assert "screens to look at and edit data? | don't know yet | Not needed |" in text


def test_drivers_are_what_was_called_deciding() -> None:
    """Deciding criteria, must-haves, or that there are none, and the rules by which verdicts fall."""
    third = ORDERS.replace("Orders", "Third").replace('["data-layer"]', "[]")
    drivers = section(plain_record(ORDERS, SEARCH, third), "Decision Drivers")

    assert "* **Orders.** Data layer decides: " in drivers
    assert '* **Search.** Must-have: How much do models take part in answering requests? "At its core".' in drivers
    assert "* **Third.** Nothing is called deciding, and nothing is a must-have" in drivers
    assert "* At most ruled out: It lacks something that you marked as a must-have." in drivers


def test_proposals_name_who_made_them() -> None:
    """Where members differ on what decides, each proposal has its names."""
    text = record(f'member = "Ada"\n{ORDERS}', f'member = "Ben"\n{ORDERS}'.replace("data-layer", "typing"))

    assert "Proposed by Ada." in section(text, "Decision Drivers")
    assert "Proposed by Ben." in section(text, "Decision Drivers")


def test_every_option_has_its_verdict_and_its_rule() -> None:
    """All alternatives are considered in alphabetical order; what is not workable says by which rule."""
    strict = f'must = ["admin"]\n[answers]{REST}integrations = "few"\nadmin = "essential"\ndata-model = "simple"'
    options = section(plain_record(strict), "Considered Options").splitlines()

    assert [line.split(":")[0] for line in options] == ["* Django", "* FastAPI", "* Flask", "* Litestar"]
    assert options[3] == "* Litestar: ruled out (It lacks something that you marked as a must-have)"


def test_where_nothing_fits_the_consequence_is_that() -> None:
    """Without a candidate the record says so and invents none."""
    everything = (
        'must = ["serverless", "own-stack", "admin", "html", "ai", "api", "team-size"]\n[answers]\n'
        'admin = "essential"\nown-stack = "assemble"\nhtml = "most"\nai = "core"\napi = "others"\n'
        'team-size = "many"\nserverless = "all"'
    )

    assert section(record(everything), "Consequences") == "* Bad, because no framework is workable as answered"


def test_a_prototype_has_to_show_what_is_disputed_and_decides() -> None:
    """A rating that is disputed and decides turns into a statement that passes or fails."""
    model = _disputed()
    text = record_of([sheet(ORDERS + 'admin = "none"\nai = "none"')], model)

    assert "* A prototype with Django shows " in section(text, "Confirmation")


def _disputed() -> Model:
    model = built_in_model()
    entry = 'because = "It depends."\nsource = "Us"\nchecked = 2026-12-01\n'
    own = f'[overrides.django.data-layer]\nbetween = ["companion", "integrated"]\n{entry}'
    return with_overrides(model, parse_overrides(own, model))


def test_evidence_of_the_team_s_own_is_named_and_carried() -> None:
    """An overridden rating is told apart from the model's, and the record can be evaluated again with it."""
    text = record_of([sheet(ORDERS + 'admin = "none"\nai = "none"')], _disputed())

    assert "Evidence of the team's own stands in the place of the model's: Data layer of Django." in text
    assert "```toml overrides\n[overrides.django.data-layer]\n" in text
    assert "(Us, observed, checked 2026-12-01)" in text


def test_dissent_is_kept() -> None:
    """Who differed on what is recorded with names, and so is whether it mattered."""
    answers = {"Ada": 'admin = "none"\nai = "none"', "Ben": 'admin = "useful"', "Cem": 'admin = "none"'}
    text = record(*(f'member = "{name}"\n{ORDERS}{given}' for name, given in answers.items()))
    details = section(text, "More Information")

    assert "Sheets were filled in by Ada, Ben and Cem." in details
    assert 'Ada and Cem: "Not needed"; Ben: "Useful" (neighbouring; it changes nothing)' in details
    assert 'Ada: "Not at all"; Ben and Cem: don\'t know yet (open; it changes nothing)' in details


def test_a_member_who_abstained_is_named() -> None:
    """Whoever left a question to the others is named where these differ, and agreement is told too."""
    base = ORDERS.replace('["data-layer"]', "[]").replace("complex", "simple") + 'ai = "none"\n'
    answers = {"A": '"none"', "B": '"essential"', "C": "{ abstain = true }"}
    text = record(*(f'member = "{name}"\n{base}admin = {given}' for name, given in answers.items()))

    assert "C: left to the others (split; it can change the outcome)" in text
    assert "Nobody differed." in record(*(f'member = "{name}"\n{ORDERS}' for name in answers))


def test_the_watch_list_names_what_turns_the_outcome() -> None:
    """Single ratings that alter the outcome, old evidence, and the next day on which some is due."""
    watched = section(record(ORDERS, as_of=date(2026, 11, 22)), "More Information")

    assert '* "Integrated" instead of "Companion" for "Data layer" of FastAPI: ' in watched
    assert "* People who know it of Django: the evidence is due for another look" in watched
    assert re.search(r"\* \d{4}-\d\d-\d\d: the next piece of evidence that was used", watched)
    assert "the next piece" not in record(ORDERS, as_of=date(2040, 1, 1))


def test_many_changes_are_counted_and_none_is_said() -> None:
    """A dozen ways to another outcome are listed and the rest counted; where there is none, that is said."""
    close = plain_record(SEARCH + 'data-model = "simple"')
    settled = record_of([sheet("")], _alone())
    turns = section(close, "More Information").split("When to look again")[0]

    assert len(re.findall(r'^\* "', turns, re.MULTILINE)) == 12
    assert re.search(r"^\* \d+ more changes of one or two answers do so\.$", close, re.MULTILINE)
    assert "* No change of one or two answers does." in settled


def test_what_takes_too_many_steps_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where changes could not be worked out, the record does not say that there are none."""
    monkeypatch.setattr("shortlist.record_details.minimal_changes", partial(minimal_changes, most_steps=1))

    assert "* Too much is open to tell." in record(f'[answers]{REST}admin = "none"')


def _alone() -> Model:
    """Return the built-in model with one alternative and a rule that no answer makes fire: nothing can change."""
    model = built_in_model()
    only = {key: one for key, one in model.alternatives.items() if key == "django"}
    return replace(model, alternatives=frozen(only), rules=model.rules[:1])


def test_a_link_opens_each_sheet() -> None:
    """Given the address of a page, each sheet has a link to it."""
    text = record(ORDERS, SEARCH, site="https://example.org/checklist/")

    assert "[Orders](<https://example.org/checklist/#v1;title=Orders;deciding=data-layer;api=own;" in text
    assert "[Search](<https://example.org/checklist/#v1;service=Search;must=ai;admin=none;ai=core;" in text
    assert "To open the answers" not in plain_record(ORDERS)


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
        text = text.replace(escaped(fact), "")

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
        "decision-makers",
        "consulted",
        "informed",
    ]
    assert "<script" not in html


def test_no_sheet_is_no_record() -> None:
    """A record needs a sheet."""
    with pytest.raises(FaultsError, match="record: has no sheet; expected one at least"):
        record()


def test_only_what_is_there_can_be_chosen() -> None:
    """A choice names an alternative and a service; both faults are told at once."""
    words = Words(chosen={"Payments": AlternativeId("djago")})

    with pytest.raises(FaultsError) as caught:
        record(ORDERS, words=words)

    assert [fault.place for fault in caught.value.faults] == ["record: chosen.Payments", "record: chosen"]
    assert "did you mean 'django'?" in str(caught.value)
