"""Why an alternative has its verdict, and why one is ahead of another."""

from datetime import date
from unittest import mock

import pytest

from shortlist import Evaluation, Verdict, built_in_model, evaluate, json_of, parse_sheet
from shortlist.explain.explanation import comparison_sentence, comparison_table, why, why_not, why_sentences, why_table
from shortlist.method.exact import flips
from shortlist.model.model import AlternativeId
from shortlist.report.reasons import Reason
from tests.shortlist.workshop import ALL_KNOWN, evaluation

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))
FAST_AND_STRONG = ALL_KNOWN + 'speed = "essential"\nforce = "useful"'
STRONG = ALL_KNOWN + 'speed = "useful"\nforce = "essential"'


def criteria(reasons: tuple[Reason, ...]) -> list[str]:
    """Return the criteria of some reasons."""
    return [reason.criterion.id for reason in reasons]


def test_every_criterion_stands_on_one_side() -> None:
    """What is met speaks for, what is not against, and what nobody needs is set apart."""
    found = why(evaluation(FAST_AND_STRONG), AXE)

    assert tuple(criteria(side) for side in (found.in_favour, found.against, found.unknown, found.not_needed)) == (
        ["power"],
        ["pace"],
        [],
        ["known"],
    )


def test_a_reason_carries_the_answer_the_rating_and_its_source() -> None:
    """Each criterion says what was answered, how the tool is rated, and where that was read and when."""
    (reason,) = why(evaluation(FAST_AND_STRONG), AXE).against

    assert (reason.needs, reason.capabilities, reason.because) == ((2,), (0,), "Somebody tried it.")
    assert reason.source is not None
    assert ("A page", date(2026, 11, 22)) == (reason.source.title, reason.source.checked)


def test_who_cannot_be_in_front_is_beaten_by_somebody() -> None:
    """The laser is nowhere worse than the axe and better in pace, and the saw is ahead though it is weaker."""
    found = why(evaluation(FAST_AND_STRONG), AXE)

    assert ([each.one for each in found.beaten_by], found.dominated_by) == ([LASER, SAW], (LASER,))
    assert why_sentences(found) == [
        "Axe: has a gap.",
        "Laser is ahead of Axe, which has a gap in an essential need: speed.",
        "Saw is ahead of Axe, which has a gap in an essential need: speed.",
    ]


def test_who_may_be_in_front_is_beaten_by_nobody() -> None:
    """Nothing is said of others where an alternative may still be in front."""
    found = why(evaluation(), AXE)

    assert (found.beaten_by, found.problem.alternatives) == ((), (AXE, LASER, SAW))


def test_evidence_is_due_on_the_day_that_is_given() -> None:
    """A rating is older than its criterion allows on a later day, and not today."""
    found = evaluation(FAST_AND_STRONG)

    assert [why(found, AXE, as_of=day).against[0].due for day in (None, date(2028, 1, 1))] == [False, True]


@pytest.mark.parametrize(
    ("answers", "head", "one", "other", "expected"),
    [
        (
            STRONG,
            'deciding = ["power"]',
            AXE,
            LASER,
            "Axe and Laser cannot be compared yet: that hangs on the rating of Laser for power.",
        ),
        (
            'speed = "useful"\nforce = "none"',
            "",
            SAW,
            LASER,
            "Saw and Laser cannot be compared yet: that hangs on time, and on two more.",
        ),
        (
            FAST_AND_STRONG,
            "",
            AXE,
            SAW,
            "Saw is ahead of Axe, which has a gap in an essential need: speed.",
        ),
    ],
    ids=["disputed", "unknown", "ahead"],
)
def test_a_comparison_is_said_in_one_sentence(
    answers: str, head: str, one: AlternativeId, other: AlternativeId, expected: str
) -> None:
    """Who is ahead and by what is named; where that is open, on what it hangs."""
    found = evaluation(answers, head)

    assert comparison_sentence(found, why_not(found, one, other)) == expected


def test_a_verdict_that_hangs_on_something_has_two_ends() -> None:
    """Whether the laser is strong enough is disputed: at worst that is friction, and at best nothing."""
    found = why(evaluation(STRONG), LASER)

    assert (found.worst, found.best) == (Verdict.FITS_WITH_FRICTION, Verdict.FITS)


def test_a_comparison_that_could_not_be_searched_to_the_end_says_so() -> None:
    """What it hangs on is then a bound, and is not told as if it were known."""
    with mock.patch.object(flips, "TRIED_WORLDS", 0), mock.patch.object(flips, "SEARCHES", 0):
        assert not why_not(evaluation(), AXE, SAW).exact
    assert why_not(evaluation(), AXE, SAW).exact


@pytest.mark.parametrize(
    ("own", "expected"),
    [("", ("unclear", ("own-data",))), ('own-data = "none"', ("better", ())), ('own-data = "kept"', ("worse", ()))],
    ids=["open", "none", "kept"],
)
def test_what_rests_on_the_data_layer_hangs_on_whose_it_is(own: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """Django's data layer counts where the team has none of its own, and how well each takes another where it has."""
    model = built_in_model()
    open_here = ("data-model", "own-data")
    rest = [f'{key} = "{each.levels[0].id}"' for key, each in model.questions.items() if key not in open_here]
    sheet = parse_sheet("\n".join(["[answers]", *rest, 'data-model = "complex"', own]), model)
    found = why_not(evaluate(model, sheet), AlternativeId("django"), AlternativeId("flask"))
    side = {"unclear": found.unclear, "better": found.better, "worse": found.worse}

    assert {"data-layer", "own-data"} & set(side[expected[0]])
    assert found.hangs_on == expected[1]


def test_two_that_are_the_same_cannot_be_compared() -> None:
    """To ask why a tool and not itself is an error that names it."""
    with pytest.raises(ValueError, match="expected two different alternatives to compare; got 'saw' twice"):
        why_not(evaluation(FAST_AND_STRONG), SAW, SAW)


@pytest.mark.parametrize(
    ("answers", "head", "result"),
    [
        (ALL_KNOWN + 'speed = "none"\nforce = "none"', "", "level"),
        (FAST_AND_STRONG, "", "one"),
        (ALL_KNOWN + 'speed = "essential"\nforce = "essential"', 'must = ["speed", "force"]', "neither fits"),
    ],
    ids=["level", "ahead", "neither"],
)
def test_a_comparison_has_a_result(answers: str, head: str, result: str) -> None:
    """Two are level, one is ahead, or neither fits."""
    found = evaluation(answers, head)

    assert why_not(found, SAW, AXE).result == result
    assert why_not(found, AXE, SAW).result == {"one": "other"}.get(result, result)


def test_a_question_without_criterion_is_left_aside() -> None:
    """A comparison looks at what the two depend on, and not at the team's experience with a third."""
    found = why_not(evaluation('soon = "now"\nskill-axe = "yes"'), AXE, SAW)

    assert "skill-laser" not in found.hangs_on


def test_the_tables_are_plain_data() -> None:
    """Both explanations become JSON, with sides and sentences."""
    found = evaluation('speed = "essential"\nsoon = "later"')
    table = why_table(why(found, AXE))

    assert json_of(table)
    assert [
        [each["criterion"] for each in table["for"]],
        [each["criterion"] for each in table["against"]],
        [each["criterion"] for each in table["unknown"]],
        table["not_needed"],
    ] == [[], ["pace"], ["power"], ["known"]]
    assert hangs_on(evaluation(STRONG, 'deciding = ["power"]'), AXE) == [{"alternative": "laser", "criterion": "power"}]


def test_who_is_beaten_has_the_comparison_in_the_table() -> None:
    """Whoever is surely behind is told behind whom."""
    table = why_table(why(evaluation(FAST_AND_STRONG), AXE))

    assert [each["one"] for each in table["beaten_by"]] == ["laser", "saw"]


def hangs_on(found: Evaluation, other: AlternativeId) -> object:
    """Return what the comparison of the laser with another tool hangs on, as plain data."""
    return comparison_table(found, why_not(found, LASER, other))["hangs_on"]
