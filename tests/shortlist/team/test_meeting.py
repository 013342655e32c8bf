"""What a team has to talk about, and what needs no meeting."""

from dataclasses import replace
from datetime import date

import pytest

from shortlist import FaultsError, Model, Outcome, Problem, built_in_model, evaluate, json_of, parse_sheet, sheet_of
from shortlist.evidence import parse_overrides, with_overrides
from shortlist.method.evaluation import evaluated
from shortlist.method.question_order import best_first
from shortlist.model.model import AlternativeId
from shortlist.report.shapes_sheets import MeetingShape, TeamQuestionShape
from shortlist.team.ends import end_sentence
from shortlist.team.meeting import Meeting, advice_of, meet, united
from shortlist.team.merged import merge
from shortlist.team.settlement import parse_settlement
from shortlist.team.team_report import meeting_of
from tests.shortlist.workshop import ALL_KNOWN, slow_laser, workshop

FAST = 'speed = "essential"\n'
DECIDES = 'deciding = ["pace"]'
STRONG_DECIDES = 'deciding = ["power"]'

Member = tuple[str, str]
"""What stands before the answers of a member, and the answers beside those that all share."""

HARMLESS = [(DECIDES, FAST + 'force = "none"'), (DECIDES, FAST + 'force = "useful"')]
DISPUTED = [("", FAST + 'force = "none"'), ("", FAST + 'force = "essential"')]
THIN = 'deciding = ["data-layer"]\n[answers]\nadmin = "essential"'
UNSURE = [("", FAST + 'force = "none"'), ("", FAST)]
PROPOSED = [(DECIDES, FAST + 'force = "useful"'), (STRONG_DECIDES, FAST + 'force = "useful"')]


def meeting(members: list[Member], model: Model | None = None, settled: str | None = None) -> Meeting:
    """Return the meeting of members who agree on what they know."""
    used = model or workshop()
    sheets = [
        parse_sheet(f'member = "Member {at}"\n{head}\n[answers]\n{ALL_KNOWN}{answers}', used)
        for at, (head, answers) in enumerate(members, start=1)
    ]
    return meet(merge(sheets, used, settled=parse_settlement(settled, used) if settled else None))


def question(found: MeetingShape, key: str) -> TeamQuestionShape:
    """Return how a team sees one question."""
    return next(each for each in found["questions"] if each["id"] == key)


def test_each_members_own_result_stands_first() -> None:
    """What a sheet says alone is told in a sentence before anything is merged."""
    found = meeting_of(meeting(DISPUTED))

    assert [each["sentence"] for each in found["own"]] == ["Member 1: Saw.", "Member 2: Laser."]
    assert [each["front"] for each in found["own"]] == [["saw"], ["laser"]]


def test_only_a_difference_that_can_change_the_front_is_talked_about() -> None:
    """Where the deciding criterion settles it, members may differ without a meeting."""
    found = meeting(HARMLESS)

    assert found.evaluation.front == ("saw",)
    assert (found.discuss, found.find_out, found.leave) == ((), (), ("force",))


def test_a_difference_that_decides_is_talked_about() -> None:
    """A disputed question that could change who is in front tells what each side leads to."""
    found = meeting(DISPUTED)
    told = question(meeting_of(found), "force")

    assert found.discuss == ("force",)
    assert [(each["label"], each["members"], each["leads_to"]) for each in told["answers"]] == [
        ("None", ["Member 1"], "Saw is in front."),
        ("Essential", ["Member 2"], "Laser is in front."),
    ]


def test_what_somebody_could_not_answer_is_found_out() -> None:
    """A question that could change who is in front and that somebody left open is no disagreement."""
    found = meeting(UNSURE)

    assert (found.discuss, found.find_out) == ((), ("force",))


def test_the_question_that_could_settle_most_is_found_out_first() -> None:
    """What nobody could answer stands in the order of asking, whatever the order of the page."""
    model = built_in_model()
    found = meet(merge([parse_sheet(f'member = "{name}"\n{THIN}', model) for name in ("Ada", "Ben")], model))

    assert found.find_out == tuple(best_first(found.evaluations[0], list(found.decisive)))
    assert found.find_out != found.decisive


def test_the_hardest_disagreement_comes_first() -> None:
    """Split and leading elsewhere comes before neighbouring, whatever the order of the page."""
    found = meeting([("", 'speed = "useful"\nforce = "none"'), ("", 'speed = "essential"\nforce = "essential"')])

    assert [found.merged.views[key].status for key in found.discuss] == ["split", "neighbouring"]


def test_a_split_from_end_to_end_says_why_it_may_not_matter_today() -> None:
    """Where the saw is in front either way, the split is shown with a word on that."""
    members = [(DECIDES, FAST + 'force = "none"'), (DECIDES, FAST + 'force = "essential"')]
    told = question(meeting_of(meeting(members, slow_laser())), "force")

    assert told["end_to_end"]
    assert told["remark"] == "Whichever of these you choose, the result is the same."
    assert [each["leads_to"] for each in told["answers"]] == [None, None]


def test_a_disagreement_that_changes_nothing_by_itself_says_so() -> None:
    """Django is in front so far on either side; what else is open can make the sides differ."""
    model = built_in_model()
    known = 'experience-django = "production"\n'
    texts = [
        f'member = "{name}"\n[answers]\nadmin = "{level}"\n{known}'
        for name, level in (("Ada", "useful"), ("Ben", "essential"))
    ]
    found = meeting_of(meet(merge([parse_sheet(text, model) for text in texts], model)))

    assert found["discuss"] == ["admin"]
    assert (
        question(found, "admin")["remark"] == "By itself this changes nothing; together with other open answers it can."
    )


def test_no_remark_where_it_matters_or_is_no_split() -> None:
    """A split that is to be discussed and neighbouring answers have none."""
    remarks = [question(meeting_of(meeting(members)), "force")["remark"] for members in (DISPUTED, HARMLESS)]

    assert remarks == [None, None]


def test_so_far_takes_the_highest_level_that_anybody_gave() -> None:
    """One of two needs it strong: so far, the laser is in front, although it is not settled."""
    found = meeting_of(meeting(DISPUTED))

    assert (found["is_settled"], found["so_far"]["front"]) == (False, ["laser"])
    assert found["headline"] == "So far: Laser. One disagreement could still change that."


def test_so_far_counts_what_the_only_one_said_who_knows() -> None:
    """Where another member does not know, the one who does is heard."""
    found = meeting([("", FAST), ("", FAST + 'force = "essential"')])

    assert found.evaluation.so_far.outcome.members == ("laser",)


def test_proposals_that_lead_to_different_ends_are_told() -> None:
    """Whatever is possible under one proposal is possible, and that the proposals differ is said."""
    found = meeting(PROPOSED)
    plain = meeting_of(found)

    assert found.proposals_differ
    assert set(found.evaluation.possible) == {name for each in found.evaluations for name in each.possible}
    assert not plain["is_settled"]
    assert plain["headline"].endswith("could still change that.")


@pytest.mark.parametrize(
    ("members", "advice"),
    [
        ([HARMLESS[0]] * 2, "You agree on what matters."),
        (HARMLESS, "You differ, and it changes nothing: no meeting is needed."),
        (DISPUTED, "Talk about one question: you differ, and it could change who is in front."),
        (UNSURE, "Find out about one question that somebody could not answer."),
        (
            PROPOSED,
            "First agree on the deciding criteria and the must-haves: they differ, and so does the result.",
        ),
    ],
    ids=["agreed", "harmless", "disputed", "unknown", "proposals"],
)
def test_the_advice_says_what_to_talk_about(members: list[Member], advice: str) -> None:
    """One or two sentences say what to do, in the order in which to do it."""
    assert advice_of(meeting(members)) == advice


def test_the_advice_tells_what_is_hard_from_what_only_adds_up() -> None:
    """Of the questions on which members differ, it says how many change who is in front by themselves."""
    model = built_in_model()
    known = 'experience-django = "production"\n'
    sides = [("useful", "others"), ("essential", "none")]
    one, both = (
        meet(merge([parse_sheet(f"[answers]\n{known}{text}", model) for text in texts], model))
        for texts in (
            [f'admin = "{admin}"\n' for admin, _ in sides],
            [f'admin = "{admin}"\napi = "{api}"\n' for admin, api in sides],
        )
    )

    assert advice_of(one).startswith(
        "Talk about one question on which you differ: alone it does not change who is in front, with other answers it"
        " could. "
    )
    assert advice_of(both).startswith(
        "Talk about two questions on which you differ, first about one, which changes who is in front by itself. "
    )


def test_the_evidence_alone_may_be_what_differs() -> None:
    """Where nothing that the members said decides, advice and headline point to the evidence."""
    found = meeting([(STRONG_DECIDES, 'speed = "useful"\nforce = "essential"')] * 2)

    assert (found.discuss, found.find_out, found.ratings) == ((), (), (("laser", "power"),))
    assert advice_of(found) == "No answer of yours could still change it: it is the evidence that differs."
    assert meeting_of(found)["headline"].endswith(" What a prototype shows could still change that.")


def test_what_was_settled_leaves_one_outcome() -> None:
    """What the team settled on stands in the place of the answers, and each side is still told."""
    found = meeting(DISPUTED, settled='[answers]\nforce = "none"')
    told = question(meeting_of(found), "force")

    assert advice_of(found) == "What you settled on leaves one outcome."
    assert meeting_of(found)["headline"] == "Settled: Saw."
    assert [each["leads_to"] for each in told["answers"]] == ["Saw is in front.", "Laser is in front."]


def test_bounds_are_said_to_be_bounds() -> None:
    """Where a search gave up, the union of evaluations is not exact, and a headline says at most."""
    model = workshop()
    exact = evaluate(model, parse_sheet(f"{DECIDES}\n[answers]\n{ALL_KNOWN}{FAST}", model))
    loose = evaluated(Problem.of(model, parse_sheet("", model)), most_steps=0)
    found = united([exact, replace(loose, exact=False)])
    told = meeting_of(replace(meeting(DISPUTED), exact=False))

    assert (exact.exact, found.exact, found.kind) == (True, False, "undecided")
    assert told["headline"].endswith(" At most one disagreement could still change that.")


def test_the_plain_data_can_be_written_and_its_sheets_read() -> None:
    """Everything is JSON, and the sheet of every proposal reads back."""
    found = meeting([(DECIDES, FAST + 'force = "none"'), ("", FAST + "force = { abstain = true }")])
    plain = meeting_of(found, as_of=date(2026, 12, 1))

    assert '"as_of": "2026-12-01"' in json_of(plain)
    assert [one.sheet for one in found.merged.proposals] == [
        sheet_of(one["sheet"], workshop()) for one in plain["proposals"]
    ]


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ((Outcome("none fits", ()),), "No tool fits."),
        ((Outcome("too close", tuple(workshop().alternatives)),), "Axe, Laser and Saw are level."),
        (
            (Outcome("shortlist", (AlternativeId("saw"),)), Outcome("none fits", ())),
            "Saw is in front, or no tool fits.",
        ),
    ],
    ids=["none", "level", "by proposal"],
)
def test_what_a_side_leads_to_is_one_sentence(outcomes: tuple[Outcome, ...], sentence: str) -> None:
    """Nobody, several that are level, and what differs by proposal are each told."""
    assert end_sentence(workshop(), outcomes) == sentence


def test_ratings_of_the_teams_own_are_named() -> None:
    """Each rating of their own is told with its level, its source and its day."""
    text = '[overrides.saw.pace]\nlevel = "fair"\nbecause = "Slow."\nsource = "Our trial"\nchecked = 2026-11-22'
    model = with_overrides(workshop(), parse_overrides(text, workshop()))

    assert meeting_of(meeting(DISPUTED, model))["own_ratings"] == ['Pace of Saw: "Fair" (Our trial, 2026-11-22).']


def test_a_team_without_a_sheet_is_refused() -> None:
    """Nothing can be merged where there is nothing."""
    with pytest.raises(FaultsError, match="has no sheet; expected one from each member"):
        merge([], workshop())
