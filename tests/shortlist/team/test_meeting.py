"""What a team has to talk about, and what needs no meeting."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shortlist import Problem, built_in_model, evaluate, json_of, parse_sheet, sheet_of
from shortlist.method.evaluation import evaluated
from shortlist.team.meeting import Meeting, meet, meeting_of, united
from shortlist.team.merging import merge

ORDERS = """
data-model = "complex"
html = "none"
api = "own"
experience-django = "production"
experience-fastapi = "never"
experience-flask = "never"
experience-litestar = "never"
productive-by = "months"
real-time = "none"
ai = "none"
serverless = "none"
newcomers = "mixed"
hiring = "welcome"
team-size = "several"
own-stack = "accept"
typing = "useful"
operations = "shared"
lifetime = "medium"
compliance = "asked"
integrations = "few"
in-app = "none"
python = "we"
"""


def meeting(*members: tuple[str, str]) -> Meeting:
    """Return the meeting of members who agree on most and differ in a head and in a few answers."""
    model = built_in_model()
    sheets = [
        parse_sheet(f'member = "Member {at}"\n{head}\n[answers]\n{ORDERS}{answers}', model)
        for at, (head, answers) in enumerate(members, start=1)
    ]
    return meet(merge(sheets, model))


def table(found: Meeting, as_of: date | None = None) -> dict[str, Any]:
    """Return the plain data of a meeting."""
    return dict(meeting_of(found, as_of=as_of))


def test_only_a_difference_that_can_change_the_outcome_is_talked_about() -> None:
    """Where the deciding criterion settles it, members may differ without a meeting."""
    decided = 'deciding = ["data-layer"]'
    found = meeting((decided, 'waiting = "little"\nadmin = "none"'), (decided, 'waiting = "little"\nadmin = "useful"'))

    assert (found.evaluation.kind, found.evaluation.necessary) == ("shortlist", ("django",))
    assert (found.discuss, found.find_out, found.leave) == ((), (), ("admin",))


def test_a_difference_that_decides_comes_first() -> None:
    """A disputed question that decides is talked about, and one that somebody could not answer is found out about."""
    chosen = 'deciding = ["async-io"]'
    found = meeting((chosen, 'admin = "none"'), (chosen, 'admin = "essential"\nwaiting = "fan-out"'))

    assert found.evaluation.kind == "undecided"
    assert found.discuss == ("admin",)
    assert found.find_out == ("waiting",)


def test_what_nobody_needs_to_know_is_not_asked_for() -> None:
    """A question that somebody could not answer is left alone where it cannot change the outcome."""
    found = meeting(("", 'admin = "none"'), ("", 'admin = "essential"\nwaiting = "little"'))

    assert (found.evaluation.kind, found.find_out) == ("undecided", ())


def test_proposals_that_lead_to_different_ends_are_told() -> None:
    """Whatever is possible under one proposal is possible, and that the proposals differ is said."""
    answers = 'admin = "useful"\nwaiting = "fan-out"'
    found = meeting(('deciding = ["data-layer"]', answers), ('deciding = ["async-io"]', answers))
    ends = [one.outcomes for one in found.evaluations]

    assert found.proposals_differ
    assert ends[0] | ends[1] == found.evaluation.outcomes
    assert found.evaluation.kind == "undecided"


@pytest.mark.parametrize(
    ("members", "advice"),
    [
        (
            [('deciding = ["data-layer"]', 'waiting = "little"\nadmin = "none"')] * 2,
            "You agree on what matters.",
        ),
        (
            [
                ('deciding = ["data-layer"]', 'waiting = "little"\nadmin = "none"'),
                ('deciding = ["data-layer"]', 'waiting = "little"\nadmin = "useful"'),
            ],
            "You differ, and it changes nothing: no meeting is needed.",
        ),
        (
            [
                ('deciding = ["async-io"]', 'admin = "none"'),
                ('deciding = ["async-io"]', 'admin = "essential"\nwaiting = "fan-out"'),
            ],
            (
                "Talk about one question: you differ, and the outcome hangs on it. "
                "Find out about one question that somebody could not answer."
            ),
        ),
        (
            [
                ('deciding = ["data-layer"]', 'admin = "useful"\nwaiting = "fan-out"'),
                ('deciding = ["async-io"]', 'admin = "useful"\nwaiting = "fan-out"'),
            ],
            "First agree on the deciding criteria and the must-haves: your proposals lead to different ends.",
        ),
    ],
    ids=["agreed", "harmless", "disputed and unknown", "proposals"],
)
def test_the_advice_says_what_to_talk_about(members: list[tuple[str, str]], advice: str) -> None:
    """One or two sentences say what to do, in the order in which to do it."""
    assert advice == table(meeting(*members))["advice"]


def test_the_evidence_alone_may_be_what_differs() -> None:
    """Where nothing that the members said decides, the advice points to the evidence."""
    found = meeting(("", 'waiting = "little"\nadmin = "none"'), ("", 'waiting = "little"\nadmin = "none"'))
    found_open = replace(
        found,
        evaluation=united([found.evaluation, evaluate(built_in_model(), parse_sheet("", built_in_model()))]),
        decisive=(),
        ratings=(),
    )

    assert (
        (table(found_open)["advice"])
        == "No answer of yours decides what is still open: it is the evidence that differs."
    )


def test_what_is_not_exact_stays_so_together() -> None:
    """Where one evaluation is bounds only, their union is too and claims no outcome."""
    model = built_in_model()
    exact = evaluate(model, parse_sheet(f'deciding = ["data-layer"]\n[answers]{ORDERS}admin = "none"', model))
    loose = evaluated(Problem.of(model, parse_sheet("", model)), most_steps=1)
    found = united([exact, loose])

    assert (exact.exact, loose.exact, found.exact) == (True, False, False)
    assert ("undecided", frozenset(), loose.possible) == (found.kind, found.outcomes, found.possible)


def test_the_plain_data_can_be_written_and_its_sheets_read() -> None:
    """Everything is JSON, and the sheet of every proposal reads back."""
    found = meeting(('deciding = ["data-layer"]', 'admin = "none"'), ("", "admin = { abstain = true }"))
    plain = table(found, date(2026, 12, 1))

    assert '"as_of": "2026-12-01"' in json_of(plain)
    assert [one.sheet for one in found.merged.proposals] == [
        sheet_of(one["sheet"], built_in_model()) for one in plain["proposals"]
    ]


def test_the_plain_data_names_who_said_what() -> None:
    """A question lists its answers with labels and names, in the order of its levels."""
    plain = table(meeting(("", 'admin = "useful"'), ("", 'admin = "none"'), ("", "")))
    question = next(one for one in plain["questions"] if one["id"] == "admin")

    assert (question["status"], question["unsure"], question["abstained"]) == ("neighbouring", ["Member 3"], [])
    assert [(one["level"], one["members"]) for one in question["answers"]] == [
        ("none", ["Member 2"]),
        ("useful", ["Member 1"]),
    ]
