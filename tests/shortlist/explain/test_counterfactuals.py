"""What would have to be different for another outcome."""

from shortlist import Outcome, json_of
from shortlist.explain.changes import way_words
from shortlist.explain.counterfactuals import (
    MOST_NEAREST,
    Changes,
    changes_table,
    minimal_changes,
    nearest_sentences,
    turn_sentence,
)
from shortlist.model.loader import model_of
from shortlist.model.model import QuestionId
from tests.shortlist.workshop import ALL_KNOWN, evaluation, slow_laser, workshop, workshop_tables

FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
BOTH = ALL_KNOWN + 'speed = "essential"\nforce = "essential"'


def told(found: Changes) -> dict[str, list[str]]:
    """Return the ways to each other outcome, in words."""
    return {turn_sentence(found, turn): [way_words(workshop(), way) for way in turn.ways] for turn in found.turns}


def test_changes_are_grouped_by_what_they_lead_to() -> None:
    """One answer comes before two and small steps before large ones; who joins is told from who replaces."""
    assert told(minimal_changes(evaluation(FAST))) == {
        "Laser joins Saw.": ['with "Useful" for speed', 'with time essential and "No" for skill with Saw'],
        "Axe and Laser join Saw.": ["without speed"],
        "Laser replaces Saw.": ["with force essential"],
    }


def test_the_nearest_changes_are_sentences() -> None:
    """The first few ways, whatever they lead to, are told in one sentence each."""
    found = minimal_changes(evaluation(FAST))

    assert nearest_sentences(found) == [
        'With "Useful" for speed, Laser joins Saw.',
        "Without speed, Axe and Laser join Saw.",
        "With force essential, Laser replaces Saw.",
        'With time essential and "No" for skill with Saw, Laser joins Saw.',
    ]
    assert len(found.ways) <= MOST_NEAREST


def test_only_so_many_answers_change_at_once() -> None:
    """With one change at most, nothing that takes two is looked at."""
    found = minimal_changes(evaluation(FAST), most=1)

    assert {len(way) for turn in found.turns for way in turn.ways} == {1}


def test_where_nothing_fits_only_needs_change() -> None:
    """No tool is both fast and strong; neither experience nor more need is proposed, only to need less."""
    found = minimal_changes(evaluation(BOTH.replace("yes", "no"), 'must = ["speed", "force"]', slow_laser()))

    assert found.before == Outcome("none fits", ())
    assert told(found) == {
        "Axe is in front.": ['with "Useful" for speed'],
        "Saw is in front.": ['with "Useful" for force'],
    }


def test_where_nothing_fits_nobody_is_told_to_know_more() -> None:
    """Of tools that must be known and are not, none fits; that somebody knew one is no change that one can make."""
    tables = workshop_tables()
    tables["criteria.toml"]["known"]["fit"] = {"now": {"no": "gap", "yes": "met"}}
    unknown = ALL_KNOWN.replace("yes", "no").replace("later", "now")
    found = minimal_changes(evaluation(unknown, 'must = ["soon"]', model_of(tables)))

    assert (found.before, found.turns) == (Outcome("none fits", ()), ())


def test_who_only_falls_behind_is_replaced_by_nobody() -> None:
    """Where the laser falls behind the saw, which was in front beside it, nobody takes its place."""
    table = changes_table(minimal_changes(evaluation(ALL_KNOWN + 'speed = "useful"\nforce = "none"'), most=1))
    turn = next(turn for turn in table["turns"] if turn["leaves"] == ["laser"] and not turn["joins"])
    near = next(near for near in table["nearest"] if near["changes"] == turn["ways"][0]["changes"])

    assert (turn["stays"], turn["replaces"], near["replaces"]) == (["saw"], [], [])


def test_an_answer_of_several_levels_changes_to_none_of_them() -> None:
    """To choose among the levels that were given is an answer and not a change, and the nearest level counts."""
    found = minimal_changes(evaluation(ALL_KNOWN + 'speed = ["none", "useful"]\nforce = "none"'), most=1)
    ways = [way for turn in found.turns for way in turn.ways if way[0].key == "speed"]

    assert [(change.after, change.steps) for (change,) in ways] == [(2, 1)]


def test_what_is_a_must_have_stays_needed() -> None:
    """No change calls a must-have, or what decides, not needed: a sheet that does is refused."""
    marked = evaluation(ALL_KNOWN + 'speed = "useful"\nforce = "useful"', 'must = ["speed"]\ndeciding = ["power"]')
    changes = [change for way, _ in minimal_changes(marked).ways for change in way]

    assert changes
    assert not [change for change in changes if change.key in ("speed", "force") and change.after == 0]


def test_without_answers_there_is_nothing_to_change() -> None:
    """What is not known is answered and not changed."""
    assert minimal_changes(evaluation()).turns == ()


def test_the_table_is_plain_data() -> None:
    """Changes become JSON with the ids of questions and levels, those that replace others told from those that join."""
    table = changes_table(minimal_changes(evaluation(FAST), most=1))
    first = table["turns"][0]

    assert json_of(table)
    assert first["joins"] == ["laser"]
    assert first["replaces"] == []
    assert [change["question"] for change in first["ways"][0]["changes"]] == [QuestionId("speed")]
    assert table["nearest"][0]["changes"] == first["ways"][0]["changes"]


def test_at_most_two_answers_change_where_nothing_else_is_asked_for() -> None:
    """Whoever reads what would change it is told nothing that takes three other answers at once."""
    hurried = 'soon = "now"\nskill-saw = "no"\nskill-axe = "yes"\nskill-laser = "no"\n'
    found = evaluation(f'{hurried}speed = "none"\nforce = "essential"')

    assert {len(way) for way, _ in minimal_changes(found).ways} == {1, 2}
    assert {len(way) for way, _ in minimal_changes(found, most=3).ways} == {1, 2, 3}
