"""The details of a decision record: consequences, what a prototype shows, dissent, what to watch, and links."""

import re
from dataclasses import replace
from datetime import date

from shortlist import Model, built_in_model
from shortlist.evidence.overrides import parse_overrides, with_overrides
from shortlist.model.model import frozen
from shortlist.records.record import record_of
from tests.shortlist.records.samples import NONE, ORDERS, SEARCH, plain_record, record, section, sheet


def test_where_nothing_fits_the_consequence_is_that() -> None:
    """Without a candidate the record says so and invents none."""
    assert section(record(NONE), "Consequences") == "* Bad, because no framework is workable as answered"


def test_while_it_is_open_the_consequences_are_those_of_all_who_are_possible() -> None:
    """Until an outcome is left, every alternative that may get on the shortlist has its consequences."""
    undecided = section(plain_record(SEARCH), "Consequences")

    assert "Good, because Django meets" in undecided
    assert "Good, because FastAPI meets" in undecided


def test_what_decides_comes_first_among_what_is_good() -> None:
    """A candidate is good for what was called deciding, where anything was."""
    assert "* Good, because Django meets what you need in Data layer\n" in plain_record(ORDERS)


def test_every_fact_stands_on_its_side_with_its_source() -> None:
    """Below an alternative, what is met is good, what is open neutral and what is not met bad, each with its source."""
    lines = section(plain_record(ORDERS), "Flask").splitlines()
    sides = {line.split(" (")[0]: line for line in lines if line.startswith("* ")}

    assert "checked 2025-08-18, due for another look)" in sides["* Good, because People who know it"]
    assert (
        ', because Admin interface ("Third party" where you do not know yet what to ask for): '
        in (sides["* Neutral, because Admin interface"])
    )
    assert '("Companion" where "Essential" is asked for): ' in sides["* Bad, because Data layer"]
    assert sides["* Bad, because Your team knows it"].endswith("(your own answer)")


def test_a_prototype_has_to_show_what_is_disputed_and_decides() -> None:
    """A rating that is disputed and decides turns into a statement that passes or fails."""
    model = _disputed()
    both = ORDERS.replace('experience-fastapi = "never"', 'experience-fastapi = "production"')
    text = record_of([sheet(both + 'admin = "none"\nai = "none"')], model)

    assert "* A prototype with Django shows " in section(text, "Confirmation")


def _disputed() -> Model:
    model = built_in_model()
    entry = 'because = "It depends."\nsource = "Us"\nchecked = 2026-12-01\n'
    own = f'[overrides.django.data-layer]\nbetween = ["bring", "companion", "integrated"]\n{entry}'
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

    assert "You differ, and it changes nothing: no meeting is needed." in section(text, "Decision Outcome")
    assert "Sheets were filled in by Ada, Ben and Cem." in details
    assert 'Ada and Cem: "Not needed"; Ben: "Useful" (neighbouring; it changes nothing)' in details
    assert 'Ada: "Not at all"; Ben and Cem: don\'t know yet (open; it changes nothing)' in details


def test_a_member_who_abstained_is_named() -> None:
    """Whoever left a question to the others is named where these differ, and agreement is told too."""
    base = 'title = "Orders"\n[answers]\ndata-model = "simple"\n'
    answers = {"A": '"none"', "B": '"essential"', "C": "{ abstain = true }"}
    text = record(*(f'member = "{name}"\n{base}admin = {given}' for name, given in answers.items()))

    assert "C: left to the others (split; it can change the outcome)" in text
    assert "Nobody differed." in record(*(f'member = "{name}"\n{ORDERS}' for name in answers))


def test_the_watch_list_names_what_turns_the_outcome() -> None:
    """Single ratings that alter the outcome, old evidence, and the next day on which some is due."""
    watched = section(record(ORDERS, as_of=date(2026, 11, 22)), "More Information")

    assert re.search(
        r'^\* With \w+ rated ".+" for .+, ', section(plain_record(SEARCH), "More Information"), re.MULTILINE
    )
    assert "* People who know it of Django: the evidence is due for another look" in watched
    assert "Data layer of Django: the evidence is due" not in watched
    assert re.search(r"\* \d{4}-\d\d-\d\d: the next piece of evidence that was used", watched)
    assert "the next piece" not in record(ORDERS, as_of=date(2040, 1, 1))


def test_few_changes_are_told_and_none_is_said() -> None:
    """The five nearest ways to another outcome are told; where there is none, that is said."""
    close = plain_record(SEARCH + 'data-model = "simple"')
    settled = record_of([sheet("")], _alone())
    turns = section(close, "More Information").split("When to look again")[0]

    assert len(re.findall(r"^\* ", turns, re.MULTILINE)) == 5
    assert "* No change of one or two answers does." in settled


def _alone() -> Model:
    """Return the built-in model with one alternative: nothing can change."""
    model = built_in_model()
    only = {key: one for key, one in model.alternatives.items() if key == "django"}
    return replace(model, alternatives=frozen(only))


def test_a_link_opens_each_sheet() -> None:
    """Given the address of a page, each sheet has a link to it."""
    text = record(ORDERS, SEARCH, site="https://example.org/checklist/")

    assert "[Orders](<https://example.org/checklist/#v1;title=Orders;deciding=data-layer;already-binding=free;" in text
    assert "[Search](<https://example.org/checklist/#v1;service=Search;must=ai;admin=none;ai=core;" in text
    assert "To open the answers" not in plain_record(ORDERS)
