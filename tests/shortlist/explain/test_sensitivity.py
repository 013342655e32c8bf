"""What one step of an answer or a rating does, and how firm the outcome is."""

from shortlist import json_of
from shortlist.explain.changes import Change
from shortlist.explain.sensitivity import (
    Nudge,
    PlusMinus,
    firmness,
    firmness_sentence,
    nudge_sentence,
    nudge_table,
    nudge_words,
    plus_minus,
    plus_minus_table,
    prototype_sentence,
    watch_list,
)
from shortlist.model.model import QuestionId
from tests.shortlist.workshop import ALL_KNOWN, evaluation, slow_laser

SPEED = QuestionId("speed")
FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
BOTH = ALL_KNOWN + 'speed = "useful"\nforce = "useful"'


def words(found: PlusMinus, nudges: tuple[Nudge, ...]) -> list[str]:
    """Return steps in words."""
    return [nudge_words(found, nudge) for nudge in nudges]


def test_steps_of_answers_and_ratings_are_told_apart() -> None:
    """Answers and ratings that alter it are listed apart; ratings of high confidence take no step."""
    steps = plus_minus(evaluation(BOTH))
    found = firmness(steps)

    assert found.word == "sensitive"
    assert words(steps, found.answers) == [
        "without speed",
        "with speed essential",
        "without force",
        "with force essential",
    ]
    assert words(steps, found.ratings) == [
        'with Axe rated "Fair" for pace',
        'with Laser rated "Weak" for power',
        'with Saw rated "Fair" for power',
    ]
    assert firmness_sentence(found) == (
        "Sensitive: one step up or down in any of four answers or three ratings changes who is in front."
    )


def test_one_of_a_kind_is_counted_as_one() -> None:
    """A single answer is no plural, and where no rating alters the outcome, the sentence does not mention ratings."""
    found = firmness(plus_minus(evaluation(FAST)))

    assert firmness_sentence(found) == "Sensitive: one step up or down in one answer changes who is in front."


def test_firm_is_what_no_step_alters() -> None:
    """Where only the saw is fast, and pace decides, neither one step less need nor one step of a rating matters."""
    found = firmness(plus_minus(evaluation(FAST, 'deciding = ["pace"]', slow_laser())))

    assert (found.word, found.answers, found.ratings) == ("firm", (), ())
    assert firmness_sentence(found).startswith("Firm: no single step")


def test_what_is_not_settled_is_open() -> None:
    """Nothing can be firm where it is not settled, and what would change what it says so far is listed all the same."""
    found = firmness(plus_minus(evaluation('speed = "essential"')))
    nothing = firmness(plus_minus(evaluation()))

    assert [found.word, nothing.word] == ["open", "open"]
    assert firmness_sentence(nothing) == "Not settled yet."
    assert firmness_sentence(found) == (
        "Not settled yet; one step up or down in one answer would change what it says so far."
    )


def test_a_step_names_the_verdicts_that_change() -> None:
    """Less need turns a gap into friction and friction into nothing, and the verdict of the saw stays."""
    found = plus_minus(evaluation(FAST))
    down = next(nudge for nudge in found.answers if nudge.what == Change(SPEED, (2,), 1))

    assert {name: verdict.word for name, verdict in down.verdicts.items()} == {
        "axe": "fits with friction",
        "laser": "fits",
    }


def test_the_watch_list_holds_ratings_that_alter_the_outcome() -> None:
    """Each comes with the evidence that it rests on today, so that one knows where to look again."""
    found = plus_minus(evaluation(BOTH))
    watch = plus_minus_table(found)["watch"]

    assert words(found, watch_list(found)) == [entry["words"] for entry in watch]
    assert watch[0]["sentence"] == nudge_sentence(found, watch_list(found)[0])
    assert watch[0]["source"] == {"title": "A page", "url": "https://example.org/", "checked": "2026-11-22"}


def test_the_table_holds_what_changes_something() -> None:
    """Steps without effect on an outcome or a verdict are left out."""
    steps = plus_minus(evaluation(FAST))
    found = plus_minus_table(steps)

    assert json_of(found)
    assert len(found["answers"]) < len(steps.answers)
    assert all(entry["alters"] or entry["verdicts"] for entry in (*found["answers"], *found["ratings"]))


def test_only_ratings_have_a_source() -> None:
    """An answer rests on no evidence."""
    found = plus_minus(evaluation(FAST))

    assert [nudge_table(found, nudge)["source"] is None for nudge in (found.answers[0], found.ratings[0])] == [
        True,
        False,
    ]


def test_a_prototype_has_to_confirm_what_is_rated() -> None:
    """Each rating to watch is told with its level, where it could turn out to be, and what would follow from that."""
    found = plus_minus(evaluation(BOTH))

    assert [prototype_sentence(found, nudge) for nudge in watch_list(found)] == [
        'Prototype pace with Axe: if it turns out stronger than rated ("Fair" instead of "Weak"), Axe joins Laser.',
        (
            'Prototype power with Laser: if it turns out weaker than rated ("Weak" instead of "Fair" or "Strong"), '
            "Axe and Saw join Laser."
        ),
        'Prototype power with Saw: if it turns out stronger than rated ("Fair" instead of "Weak"), Saw joins Laser.',
    ]
