"""The decision in a record: options, outcome, consequences and what a prototype shows, on one page."""

import random
import re
from dataclasses import replace

import pytest

from shortlist import Sheet, built_in_model, read_sheet
from shortlist.model.model import AlternativeId, frozen
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from tests.shortlist.records.samples import CLOSE, NONE, ORDERS, SEARCH, plain_record, record, section, sheet
from tests.shortlist.records.test_appendix import disputed
from tests.shortlist.records.test_dissent import SETTLED
from tests.shortlist.records.test_dissent import record as settled
from tests.support.house import SCENARIOS

MOST_WORDS = 900
SCENES = [["order-service"], ["catalogue"], ["catalogue", "ml-api", "dashboard"]]


def outside(text: str) -> int:
    """Return how many words a record has outside its appendix."""
    return len(text.split("\n## More Information\n", maxsplit=1)[0].split())


@pytest.mark.parametrize("names", SCENES, ids=["order service", "catalogue", "three services"])
def test_it_is_one_page(names: list[str]) -> None:
    """Outside its appendix, a record of one service or of three has nine hundred words at most."""
    model = built_in_model()
    sheets = [read_sheet(SCENARIOS / f"{name}.toml", model) for name in names]

    assert outside(record_of(sheets, model)) <= MOST_WORDS


@pytest.mark.parametrize("seed", range(12))
def test_it_is_one_page_whatever_is_answered(seed: int) -> None:
    """Random sheets with all questions answered, three criteria deciding and two must-haves keep to a page."""
    model = built_in_model()
    dice = random.Random(seed)  # noqa: S311
    questions = model.questions.values()
    answers = {
        each.id: (dice.choice(each.levels[1:] if each.role == "need" else each.levels).id,) for each in questions
    }
    needs = [each.id for each in questions if each.role == "need"]
    sheet = Sheet(
        frozen(answers),
        deciding=tuple(dice.sample(sorted(model.criteria), 3)),
        must=tuple(dice.sample(sorted(needs), 2)),
    )

    assert outside(record_of([sheet], model)) <= MOST_WORDS


def test_every_option_has_one_line_with_where_it_stands() -> None:
    """All alternatives are considered in alphabetical order, each with what places it there."""
    options = section(plain_record(SEARCH), "Considered Options").splitlines()

    assert [line.split(":")[0] for line in options] == ["* Django", "* FastAPI", "* Flask", "* Litestar"]
    assert options[0].startswith("* Django: behind. FastAPI is ahead of Django, which has ")
    assert options[1].startswith("* FastAPI: in front so far. Little practice speaks against it: ")
    assert options[2] == "* Flask: ruled out. It lacks a must-have: AI in the request."


def test_of_several_services_an_option_stands_somewhere_for_each() -> None:
    """One line for each option tells where it stands for which service."""
    options = section(plain_record(ORDERS, SEARCH), "Considered Options").splitlines()

    assert options[0] == "* Django: in front for Orders; behind for Search"
    assert options[2] == "* Flask: behind for Orders; ruled out for Search"


def test_close_behind_is_told() -> None:
    """An alternative that nobody beats is close behind."""
    options = section(record(CLOSE), "Considered Options")

    assert ": close behind. " in options


def test_an_outcome_has_its_reasons() -> None:
    """Who is in front, what speaks for it and what against it."""
    found = section(plain_record(ORDERS), "Decision Outcome")

    assert "Settled: Django. For Django: relational data, " in found
    assert "Friction speaks against it: static typing." in found
    assert "Not known yet" not in found


def test_what_is_not_known_is_named_with_the_outcome() -> None:
    """What is open and could change who is in front stands beside the outcome."""
    assert "Not known yet, and able to change it: an old Python version." in section(
        plain_record(SEARCH), "Decision Outcome"
    )


def test_a_choice_beside_the_front_says_so() -> None:
    """A team may choose otherwise than its answers say, and the record tells both."""
    text = record(ORDERS, words=Words(chosen={"Orders": AlternativeId("flask")}, because="we know it."))
    consequences = section(text, "Consequences")

    assert 'Chosen option: "Flask", because we know it.' in text
    assert "The team chose Flask all the same." in section(text, "Decision Outcome")
    assert "* Bad, because Flask has friction in relational data: " in consequences
    assert "the team has little practice with Flask (never used): nobody has built anything with it." in consequences


def test_a_choice_that_lacks_a_must_have_says_so() -> None:
    """A team may choose what its own must-haves rule out, and the record tells it."""
    text = record(SEARCH, words=Words(chosen={"Search": AlternativeId("flask")}))

    assert "* Bad, because Flask lacks a must-have, AI in the request: " in section(text, "Consequences")


def test_a_gap_in_what_decides_is_warned_of() -> None:
    """Whoever is in front in spite of a gap in what decides carries a warning."""
    needs = 'real-time = "core"\nalready-binding = "binding"\nnewcomers = "new"'
    text = record(f'deciding = ["websockets", "broadcast", "already"]\n[answers]\n{needs}')

    assert " is in front in spite of " in section(text, "Decision Outcome")


def test_where_nothing_fits_the_consequence_is_that() -> None:
    """Without a candidate the record says so and invents none."""
    assert section(record(NONE), "Consequences") == "* Bad, because no framework fits: each lacks a must-have"


def test_where_nothing_tells_them_apart_the_consequence_is_that() -> None:
    """With three in front or more, none is told good or bad."""
    assert section(plain_record(""), "Consequences").startswith(
        "* Bad, because nothing tells Django, FastAPI, Flask and"
    )


def test_consequences_bear() -> None:
    """What decides comes first among what is good, the gravest among what is bad, and nothing is neutral."""
    lines = section(plain_record(ORDERS), "Consequences").splitlines()

    assert lines[0].startswith("* Good, because Django meets the need for relational data: ")
    assert [line.split(",")[0] for line in lines] == ["* Good", "* Good", "* Bad"]
    assert "Neutral" not in plain_record(ORDERS)


def test_where_nothing_bears_that_is_said() -> None:
    """Two that are level, with nothing for them or against them, have that as their consequence."""
    model = built_in_model()
    two = replace(model, alternatives=frozen({key: model.alternatives[key] for key in sorted(model.alternatives)[:2]}))
    lines = section(record_of([sheet("")], two), "Consequences").splitlines()

    assert lines == [
        "* Good, because nothing that was asked for speaks against Django",
        "* Good, because nothing that was asked for speaks against FastAPI",
    ]


def test_what_may_not_be_needed_is_no_drawback() -> None:
    """A need that was left open from its lowest level speaks neither for nor against anybody."""
    open_sheet = '[answers]\nadmin = "essential"\ntyping = ["none", "useful"]\n'

    assert (
        "static typing" not in record(open_sheet).split("\n## More Information\n", maxsplit=1)[0].split("Not known")[0]
    )
    assert "friction: static typing" in section(record(open_sheet.replace('"none", ', "")), "Django")
    assert "static typing" not in section(record(open_sheet), "Django")


def test_a_gap_in_practice_is_told_by_the_time_there_is() -> None:
    """What the team does not know well enough for its pace is said in words, with what it answered."""
    text = record(
        ORDERS.replace("months", "weeks").replace("never", "tried", 1),
        words=Words(chosen={"Orders": AlternativeId("flask")}),
    )

    assert "the team has too little practice with Flask for the time it has (never used)" in section(
        text, "Consequences"
    )


def test_a_record_counts_answers_as_a_report_does() -> None:
    """A question with two levels left open has no one answer."""
    counted = section(
        record('[answers]\nadmin = "essential"\nai = ["none", "calls"]\n'), "Context and Problem Statement"
    )

    assert "1 of 33 questions is answered; 32 are open or answered with a range." in counted


def test_many_arguments_are_summed_up() -> None:
    """Beyond three arguments against a choice, the rest are named together."""
    full = {each.id: (each.levels[-1].id,) for each in built_in_model().questions.values() if each.role == "need"}
    text = record_of(
        [Sheet(frozen(full), title="All")], built_in_model(), words=Words(chosen={"All": AlternativeId("flask")})
    )
    bad = [line for line in section(text, "Consequences").splitlines() if line.startswith("* Bad")]

    assert len(bad) == 4
    assert bad[-1].startswith("* Bad, because Flask has other drawbacks as well: ")


def test_a_hybrid_is_a_consequence() -> None:
    """Where no framework serves both services, what that costs is among what is bad, unless the team chose one."""
    cost = "* Bad, because no one framework serves all, and a hybrid has its cost: more services to run, "
    one = Words(chosen={"Orders": AlternativeId("django"), "Search": AlternativeId("django")})

    assert cost in section(plain_record(ORDERS, SEARCH), "Consequences")
    assert "hybrid" not in record(ORDERS, SEARCH, words=one)


def test_a_prototype_has_to_show_what_is_disputed_and_decides() -> None:
    """A rating that is disputed and decides turns into a statement that passes or fails."""
    both = ORDERS.replace('experience-fastapi = "never"', 'experience-fastapi = "production"')
    text = record_of([sheet(both + 'admin = "none"\nai = "none"')], disputed())
    shown = section(text, "Confirmation")

    assert shown.startswith('* Check Django on relational data: "Models, migrations and transactions are one part')
    assert '" If that does not hold, it counts as "' in shown


def test_a_prototype_confirms_what_the_front_hangs_on() -> None:
    """A rating of whoever is in front, of which one step would turn the outcome, is to be confirmed."""
    text = record('[answers]\nserverless = "all"')

    assert re.search(r'^\* Prototype .+ with Django: if it turns out weaker than rated \("', text, re.MULTILINE)


def test_the_sides_of_an_option_name_needs_and_no_facts() -> None:
    """Pros and cons are names; the facts behind them are in the appendix."""
    lines = section(plain_record(ORDERS), "FastAPI").splitlines()

    assert lines[0].startswith("* Good, because it meets the need for ")
    assert lines[1] == "* Bad, because there is friction in what decides: relational data"
    assert lines[2] == '* Bad, because the team has little practice: experience with FastAPI "Never used"'


def test_dissent_stands_with_the_outcome() -> None:
    """What members said against what was settled stands with the outcome, the first three of it."""
    found = section(settled(SETTLED), "Decision Outcome")
    more = section(settled(SETTLED + 'typing = "Ada: why not?"\n'), "Decision Outcome")

    assert "* Dissent on what decides: Ben: the admin should." in found
    assert "* Dissent on admin screens: Ben: we will miss \\*it\\*." in found
    assert more.endswith("* More dissent is in the appendix.")
