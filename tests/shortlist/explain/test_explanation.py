"""Why an alternative has its verdict, and why one is preferred to another."""

from dataclasses import replace
from datetime import date

import pytest

from shortlist import Evaluation, Model, Sheet, evaluate, json_of, parse_sheet
from shortlist.explain.explanation import (
    comparison_sentence,
    comparison_table,
    input_words,
    why,
    why_not,
    why_sentences,
    why_table,
)
from shortlist.explain.pairwise import compared
from shortlist.model.loading import model_of
from shortlist.model.model import AlternativeId, CriterionId
from shortlist.report.reasons import Reason
from tests.shortlist.workshop import ALL_KNOWN, evaluation, problem, workshop, workshop_tables

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))
FAST_AND_STRONG = ALL_KNOWN + 'speed = "essential"\nforce = "useful"'
STRONG = ALL_KNOWN + 'speed = "useful"\nforce = "essential"'


def criteria(reasons: tuple[Reason, ...]) -> list[str]:
    """Return the criteria of some reasons."""
    return [reason.criterion.id for reason in reasons]


def sentence(answers: str, one: AlternativeId, other: AlternativeId, head: str = "") -> str:
    """Return how two tools stand against each other."""
    found = evaluation(answers, head)
    return comparison_sentence(found.problem, why_not(found, one, other))


def test_a_verdict_is_explained_by_the_rule_with_the_lowest_cap() -> None:
    """A must-have that is not met rules out, and the gap that would leave it workable is not what explains it."""
    found = why(evaluation(ALL_KNOWN + 'speed = "essential"\nforce = "none"', 'must = ["speed"]'), AXE)

    assert [(cap.rule.id, criteria(cap.reasons), cap.certain) for cap in found.caps] == [("blocked", ["pace"], True)]


def test_a_cap_carries_the_answer_the_rating_and_its_source() -> None:
    """Each criterion of a rule says what was answered, how the tool is rated, and where that was read and when."""
    (cap,) = why(evaluation(FAST_AND_STRONG), AXE).caps
    (reason,) = cap.reasons

    assert (reason.needs, reason.capabilities, reason.because) == ((2,), (0,), "Somebody tried it.")
    assert reason.source is not None
    assert ("A page", date(2026, 11, 22)) == (reason.source.title, reason.source.checked)


def test_every_criterion_stands_on_one_side() -> None:
    """What is met speaks for, what is not against, and what nobody needs is set apart."""
    found = why(evaluation(FAST_AND_STRONG), AXE)

    assert tuple(criteria(side) for side in (found.in_favour, found.against, found.unknown, found.not_needed)) == (
        ["power"],
        ["pace"],
        [],
        ["known"],
    )


def test_a_rule_that_only_may_fire_is_told_apart() -> None:
    """Where an answer is missing, the rule that would explain the worst verdict is not certain."""
    found = why(evaluation(ALL_KNOWN + 'force = "none"'), AXE)

    assert [(cap.rule.id, cap.certain) for cap in found.caps] == [("gap", False)]
    assert why_sentences(found) == [
        "Axe: workable to strong fit.",
        "It may turn out as workable, if this is so: It has a gap: Pace.",
    ]


def test_a_certain_rule_and_a_possible_one_stand_together() -> None:
    """One gap is certain, and a second one may make it a poor fit."""
    found = why(evaluation('speed = "essential"'), AXE, as_of=date(2026, 11, 23))

    assert [(cap.rule.id, cap.certain) for cap in found.caps] == [("gap", True)]

    found = why(evaluate(*two_gaps()), SAW)

    assert [(cap.rule.id, cap.certain) for cap in found.caps] == [("gap", True), ("many-gaps", False)]


def two_gaps() -> tuple[Model, Sheet]:
    """Return the model with a saw that is weak at both, and a sheet that needs force and leaves speed open."""
    tables = workshop_tables()
    tables["alternatives/saw.toml"]["ratings"]["pace"]["level"] = "weak"
    model = model_of(tables)
    return model, parse_sheet('[answers]\nforce = "essential"', model)


def test_nothing_against_it_is_said_in_words() -> None:
    """A strong fit has no rule to explain it."""
    assert why_sentences(why(evaluation(FAST_AND_STRONG), SAW)) == ["Saw: strong fit.", "No rule speaks against it."]


def test_who_cannot_be_chosen_is_beaten_by_somebody() -> None:
    """The axe is dominated by the laser, and the saw is preferred to it though it is weaker."""
    found = why(evaluation(FAST_AND_STRONG), AXE)

    assert ([each.one for each in found.beaten_by], found.dominated_by) == ([LASER, SAW], (LASER,))
    assert why_sentences(found)[2:] == [
        "Axe is dominated by Laser, which is nowhere worse and better in Pace.",
        "Saw is preferred to Axe: its verdict is strong fit, and that of Axe is workable.",
    ]


def test_evidence_is_due_on_the_day_that_is_given() -> None:
    """A rating is older than its criterion allows on a later day, and not today."""
    found = evaluation(FAST_AND_STRONG)

    assert [why(found, AXE, as_of=day).against[0].due for day in (None, date(2028, 1, 1))] == [False, True]


@pytest.mark.parametrize(
    ("answers", "head", "one", "other", "expected"),
    [
        (FAST_AND_STRONG, "", SAW, LASER, "Neither is preferred: Saw is better in Pace, and Laser is better in Power."),
        (
            FAST_AND_STRONG,
            "",
            AXE,
            SAW,
            "Saw is preferred to Axe: its verdict is strong fit, and that of Axe is workable.",
        ),
        (
            ALL_KNOWN + 'speed = "essential"\nforce = "useful"',
            'deciding = ["power"]',
            LASER,
            SAW,
            "Laser is preferred to Saw: its verdict is strong fit, and that of Saw is workable.",
        ),
        (
            ALL_KNOWN + 'speed = "none"\nforce = "useful"',
            "",
            AXE,
            LASER,
            "Neither is preferred: nothing that you need surely tells them apart.",
        ),
        (
            ALL_KNOWN + 'speed = "essential"\nforce = "essential"',
            'must = ["speed", "force"]',
            SAW,
            AXE,
            "Neither Saw nor Axe is workable.",
        ),
        (
            STRONG,
            'deciding = ["power"]',
            AXE,
            LASER,
            'Axe and Laser cannot be compared yet: that hangs on the rating of Laser in "Power".',
        ),
        (
            'speed = "essential"',
            "",
            SAW,
            LASER,
            'Saw and Laser cannot be compared yet: that hangs on "How strong?", and on 3 more.',
        ),
    ],
    ids=["crossing", "verdict", "verdict by deciding", "level", "none workable", "disputed", "unknown"],
)
def test_a_comparison_is_said_in_one_sentence(
    answers: str, head: str, one: AlternativeId, other: AlternativeId, expected: str
) -> None:
    """The step of the preference that applied is named, with where each of the two is better."""
    assert expected == sentence(answers, one, other, head)


def test_the_deciding_criteria_settle_equal_verdicts() -> None:
    """Both have a gap; the axe is better on what was called deciding, and that it is known too is not what counts."""
    model, sheet = rules_apart()
    found = evaluate(model, replace(sheet, answers={**sheet.answers, "speed": ("essential",)}))  # type: ignore[dict-item]
    comparison = why_not(found, AXE, SAW)

    assert (comparison.steps, comparison.result) == (("deciding",), "one")
    assert comparison_sentence(found.problem, comparison) == (
        "Axe is preferred to Saw: of what you called deciding it is better in Power, and nowhere worse."
    )


def test_steps_that_depend_are_named_together() -> None:
    """Where speed is open, the verdict or the deciding criterion settles it, and both for the same side."""
    rough = evaluate(*rules_apart())

    assert comparison_sentence(rough.problem, why_not(rough, AXE, SAW)) == (
        "Axe is preferred to Saw: its verdict is workable to strong fit, and that of Saw is workable, "
        "or of what you called deciding it is better in Power, and nowhere worse."
    )


def rules_apart() -> tuple[Model, Sheet]:
    """Return the model with rules for gaps alone, and a sheet that leaves open whether the axe has one."""
    tables = workshop_tables()
    tables["rules.toml"] = {"gap": tables["rules.toml"]["gap"]}
    model = model_of(tables)
    known = 'soon = "now"\nskill-axe = "yes"\nskill-saw = "no"'
    text = f'deciding = ["power"]\n[answers]\nspeed = ["useful", "essential"]\nforce = "essential"\n{known}'
    return model, parse_sheet(text, model)


def test_all_criteria_settle_what_is_equal_so_far() -> None:
    """Equal verdicts and nothing called deciding: the one that is nowhere worse is preferred, and dominates."""
    found = why_not(evaluation(ALL_KNOWN + 'speed = "useful"\nforce = "none"'), SAW, AXE)

    assert (found.steps, found.dominates, found.better) == (("everywhere",), True, ("pace",))


def test_to_be_better_somewhere_is_said_where_it_is_open_in_what() -> None:
    """For a useful force the saw is ahead in pace, for an essential one in power: it surely is ahead somewhere."""
    tables = workshop_tables()
    tables["rules.toml"] = {"gap": tables["rules.toml"]["gap"]}
    pace, power = (tables["criteria.toml"][key] for key in ("pace", "power"))
    pace |= {"need": "force", "fit": fits(useful=("friction", "met"), essential=("friction", "friction"))}
    power |= {"need": "force", "fit": fits(useful=("met", "met"), essential=("friction", "met"))}
    for name, level in (("saw", "strong"), ("axe", "weak")):
        for rated in tables[f"alternatives/{name}.toml"]["ratings"].values():
            rated["level"] = level
    model = model_of(tables)
    found = evaluation(ALL_KNOWN + 'force = ["useful", "essential"]', model=model)
    comparison = why_not(found, SAW, AXE)

    assert (comparison.steps, comparison.better, comparison.dominates) == (("everywhere",), (), False)
    assert comparison_sentence(found.problem, comparison) == (
        "Saw is preferred to Axe: the verdicts are the same; it is nowhere worse, and better in something."
    )


def fits(*, useful: tuple[str, str], essential: tuple[str, str]) -> dict[str, dict[str, str]]:
    """Return the grades of what is weak and of what is better, for both needs."""
    return {
        need: {"weak": weak, "fair": strong, "strong": strong}
        for need, (weak, strong) in (("useful", useful), ("essential", essential))
    }


def test_the_other_way_round_is_the_mirror() -> None:
    """Asked the other way, the comparison says the same with the sides exchanged."""
    found = evaluation(FAST_AND_STRONG)

    for one, other in ((SAW, AXE), (SAW, LASER), (AXE, LASER)):
        assert why_not(found, one, other) == why_not(found, other, one).mirrored


def test_two_that_are_the_same_cannot_be_compared() -> None:
    """To ask why a tool and not itself is an error that names it."""
    with pytest.raises(ValueError, match="expected two different alternatives to compare; got 'saw' twice"):
        why_not(evaluation(FAST_AND_STRONG), SAW, SAW)


def test_too_many_steps_leave_a_comparison_open() -> None:
    """Where the fold gives up and the corners do not settle it, nothing is claimed."""
    still_open = problem()
    found = compared(still_open, SAW, AXE, most_steps=0)

    assert (found.result, found.steps, found.exact) == ("cannot be compared yet", (), False)
    assert comparison_sentence(still_open, found) == (
        "Saw and Axe cannot be compared yet: that hangs on more than could be worked out."
    )


def test_corners_settle_a_comparison_without_any_step() -> None:
    """Where the verdicts never meet, nothing has to be folded."""
    found = compared(problem(ALL_KNOWN + 'speed = "essential"\nforce = "none"'), SAW, AXE, most_steps=0)

    assert (found.result, found.steps, found.exact) == ("one", ("verdict",), True)


def test_a_question_without_criterion_is_left_aside() -> None:
    """A comparison looks at what the two depend on, and not at the team's experience with a third."""
    found = why_not(evaluation('soon = "now"\nskill-axe = "yes"'), AXE, SAW)

    assert "skill-laser" not in found.hangs_on


@pytest.mark.parametrize(("most", "exact"), [(3, True), (2, False)], ids=["few enough", "too many"])
def test_what_a_comparison_hangs_on_is_exact_where_few_questions_of_the_two_are_open(
    monkeypatch: pytest.MonkeyPatch, most: int, *, exact: bool
) -> None:
    """How soon, and whether the team knows the saw and the axe, is three; the laser's question is none of theirs."""
    monkeypatch.setattr("shortlist.method.open_questions.MOST_OPEN", most)
    still_open = evaluation('speed = "useful"\nforce = "none"')

    assert compared(still_open.problem, SAW, AXE).exact
    assert why_not(still_open, SAW, AXE).exact == exact


def test_an_input_has_a_name_in_sentences() -> None:
    """A question is quoted, and a rating is called by its alternative and its criterion."""
    model = workshop()

    assert input_words(model, next(key for key in model.questions if key == "soon")) == '"How soon?"'
    assert input_words(model, (SAW, CriterionId("pace"))) == 'the rating of Saw in "Pace"'


def test_the_tables_are_plain_data() -> None:
    """Both explanations become JSON, with sides, rules and sentences."""
    found = evaluation('speed = "essential"\nsoon = "later"')
    table = why_table(why(found, AXE))

    assert json_of(table)
    assert (
        [each["criterion"] for each in table["for"]],  # type: ignore[attr-defined]
        [each["criterion"] for each in table["against"]],  # type: ignore[attr-defined]
        [each["criterion"] for each in table["unknown"]],  # type: ignore[attr-defined]
        table["not_needed"],
    ) == ([], ["pace"], ["power"], ["known"])
    assert hangs_on(found, SAW) == [{"question": "force"}]
    assert hangs_on(evaluation(STRONG, 'deciding = ["power"]'), AXE) == [{"alternative": "laser", "criterion": "power"}]


def hangs_on(found: Evaluation, other: AlternativeId) -> object:
    """Return what the comparison of the laser with another tool hangs on, as plain data."""
    return comparison_table(found.problem, why_not(found, LASER, other))["hangs_on"]
