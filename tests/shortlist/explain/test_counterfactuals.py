"""What would have to be different for another outcome."""

import pytest

from shortlist import Outcome, json_of
from shortlist.explain.counterfactuals import (
    Change,
    Changes,
    Turn,
    change_words,
    changes_table,
    minimal_changes,
    outcomes_sentence,
    turn_sentence,
    way_sentence,
)
from shortlist.model.loading import model_of
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.shortlist.workshop import ALL_KNOWN, problem, rule, slow_laser, workshop, workshop_tables

FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
BOTH = ALL_KNOWN + 'speed = "essential"\nforce = "essential"'
SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))


def told(found: Changes) -> dict[str, list[str]]:
    """Return the ways to each other outcome, in words."""
    model = workshop()
    return {turn_sentence(model, turn): [way_sentence(model, way) for way in turn.ways] for turn in found.turns}


def test_changes_are_grouped_by_what_they_lead_to() -> None:
    """One answer comes before two and small steps before large ones; who joins is told from who replaces."""
    assert told(minimal_changes(problem(FAST))) == {
        "Laser joins Saw. The shortlist: Laser and Saw.": [
            '"Useful" instead of "Essential" for "How fast?"',
            '"Useful" instead of "None" for "How strong?"',
            '"Now" instead of "Later" for "How soon?" and "No" instead of "Yes" for "Do you know Saw?"',
        ],
        "Axe and Laser join Saw. It is too close to call between Axe, Laser and Saw.": [
            '"None" instead of "Essential" for "How fast?"'
        ],
        "Laser replaces Saw. The shortlist: Laser.": ['"Essential" instead of "None" for "How strong?"'],
    }


def test_only_so_many_answers_change_at_once() -> None:
    """With one change at most, nothing that takes two is looked at."""
    found = minimal_changes(problem(FAST), most=1)

    assert {len(way) for turn in found.turns for way in turn.ways} == {1}


def test_where_nothing_fits_only_lower_needs_help() -> None:
    """No tool is both fast and strong; neither experience nor a higher need is proposed, only to need less."""
    found = minimal_changes(problem(BOTH.replace("yes", "no"), 'must = ["speed", "force"]', slow_laser()))

    assert told(found) == {
        "Still undecided between Axe and Laser. It may be: Axe; Axe and Laser.": [
            '"Useful" instead of "Essential" for "How fast?"'
        ],
        "The shortlist: Saw.": ['"Useful" instead of "Essential" for "How strong?"'],
    }


def test_where_nothing_fits_the_team_is_not_asked_to_know_more() -> None:
    """Knowing a tool would make it fit, but what is proposed is to be in less of a hurry."""
    tables = workshop_tables()
    tables["rules.toml"] = {"friction": rule("poor fit", "friction", 1, "all", "It causes friction.")}
    hurried = 'soon = "now"\nspeed = "none"\nforce = "none"\nskill-saw = "no"\nskill-axe = "no"\nskill-laser = "no"'
    found = minimal_changes(problem(hurried, model=model_of(tables)))

    assert list(told(found).values()) == [['"Later" instead of "Now" for "How soon?"']]


def test_an_answer_of_several_levels_changes_to_none_of_them() -> None:
    """To choose among the levels that were given is an answer and not a change, and the nearest level counts."""
    found = minimal_changes(problem(ALL_KNOWN + 'speed = ["none", "useful"]\nforce = "none"'), most=1)
    ways = [way for turn in found.turns for way in turn.ways if way[0].key == "speed"]

    assert [(change.after, change.steps) for (change,) in ways] == [(2, 1)]


def test_what_is_a_must_have_stays_needed() -> None:
    """No change calls a must-have, or what decides, not needed: a sheet that does is refused."""
    marked = problem(ALL_KNOWN + 'speed = "useful"\nforce = "useful"', 'must = ["speed"]\ndeciding = ["power"]')
    found = minimal_changes(marked)

    assert not [
        change
        for turn in found.turns
        for way in turn.ways
        for change in way
        if change.key in ("speed", "force") and change.after == 0
    ]


def test_without_answers_there_is_nothing_to_change() -> None:
    """What is not known is answered and not changed."""
    found = minimal_changes(problem())

    assert (found.turns, found.exact) == ((), True)


def test_too_many_steps_are_said() -> None:
    """Where even the outcome takes too many steps nothing is claimed, and where changes do, some may be missing."""
    still_open = problem('speed = "essential"')

    assert minimal_changes(still_open, most_steps=0) == Changes(still_open, frozenset(), (), exact=False)
    assert not minimal_changes(still_open, most_steps=60).exact


@pytest.mark.parametrize(
    ("joins", "leaves", "stays", "expected"),
    [
        ((SAW, AXE), (LASER,), (), "Axe and Saw replace Laser. The shortlist: Axe and Saw."),
        ((), (AXE,), (SAW,), "Axe leaves. The shortlist: Saw."),
        ((), (AXE, LASER), (SAW,), "Axe and Laser leave. The shortlist: Saw."),
        ((SAW,), (), (), "The shortlist: Saw."),
    ],
    ids=["many replace one", "one leaves", "many leave", "one fits after all"],
)
def test_movement_is_said_in_words(
    joins: tuple[AlternativeId, ...], leaves: tuple[AlternativeId, ...], stays: tuple[AlternativeId, ...], expected: str
) -> None:
    """Who joins, replaces or leaves is said before the outcome itself."""
    members = tuple(sorted((*joins, *stays)))
    turn = Turn(frozenset([Outcome("shortlist", members)]), joins, leaves, stays, ())

    assert expected == turn_sentence(workshop(), turn)


def test_none_fits_any_more_is_said() -> None:
    """Where everybody leaves, the outcome says it all."""
    turn = Turn(frozenset([Outcome("none fits", ())]), (), (SAW,), (), ())

    assert turn_sentence(workshop(), turn) == "As answered, none fits: no tool is workable for these needs."


def test_a_few_possible_outcomes_are_named() -> None:
    """Up to four are listed one by one, and more are summed up by who is possible."""
    few = frozenset([Outcome("none fits", ()), Outcome("shortlist", (SAW,))])
    four = few | {Outcome("shortlist", (AXE,)), Outcome("shortlist", (AXE, SAW))}
    many = four | {Outcome("shortlist", (LASER,))}

    assert outcomes_sentence(workshop(), few) == "Still undecided: Saw or none. It may be: none; Saw."
    assert outcomes_sentence(workshop(), four).endswith("It may be: none; Axe; Axe and Saw; Saw.")
    assert outcomes_sentence(workshop(), many) == "Still undecided between all of Axe, Laser and Saw."


def test_a_rating_has_words_too() -> None:
    """A change of a rating names the alternative and every level that was possible before."""
    change = Change((LASER, CriterionId("power")), (1, 2), 0)

    assert change_words(workshop(), change) == '"Weak" instead of "Fair or Strong" for "Power" of Laser'


def test_the_table_is_plain_data() -> None:
    """Changes become JSON with the ids of questions and levels."""
    table = changes_table(minimal_changes(problem(FAST), most=1))
    first = table["turns"][0]  # type: ignore[index]

    assert json_of(table)
    assert first["joins"] == ["laser"]
    assert first["ways"][0]["changes"] == [
        {"question": QuestionId("speed"), "before": ["essential"], "after": "useful"}
    ]
