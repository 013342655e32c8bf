"""What a team settles on stands in the place of what its members said, and their dissent is kept beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from shortlist import FaultsError, Outcome, Sheet, built_in_model, evaluate
from shortlist.model.model import CriterionId, LevelId, QuestionId
from shortlist.team.meeting import advice_of, meet
from shortlist.team.merged import merge
from shortlist.team.settlement import (
    Settlement,
    parse_settlement,
    read_settlement,
    settlement_of,
    settlement_table,
    settlement_toml,
)
from shortlist.team.team_report import meeting_of
from tests.shortlist.records.samples import REST, sheet

WHOLE = """
service = "Orders"
deciding = ["data-layer"]
must = []
[answers]
admin = "useful"
html = ["none", "some"]
[dissent]
deciding = "Ben: nothing should."
admin = "Ada: \\"never\\"."
"""
MISTAKES = {
    "member": ('member = "Ada"', "settled: member: is not a key here; what is settled is settled by the whole team"),
    "abstains": (
        "[answers]\nadmin = { abstain = true }",
        "settled: answers.admin: expected levels; a team as a whole cannot leave a question to others",
    ),
    "unknown topic": ('[dissent]\nadmim = "x"', "settled: dissent.admim: is not a key here (did you mean 'admin'?)"),
    "no words": ('[dissent]\nadmin = ""', "settled: dissent.admin: expected a text; got ''"),
    "unknown level": (
        '[answers]\nadmin = "usefull"',
        "settled: answers.admin: expected one of none, useful or essential; got 'usefull' (did you mean 'useful'?)",
    ),
}


def settled(text: str) -> Settlement:
    """Return what a team settled."""
    return parse_settlement(text, built_in_model())


def team(*answers: str) -> list[Sheet]:
    """Return the sheets of members who agree on what is not named."""
    known = REST + 'integrations = "few"\ndata-model = "complex"\nai = "none"\n'
    return [sheet(f'member = "M{at}"\n[answers]{known}{text}') for at, text in enumerate(answers, start=1)]


@pytest.mark.parametrize(("text", "fault"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(text: str, fault: str) -> None:
    """Each mistake is named with its place, and nothing is settled."""
    with pytest.raises(FaultsError) as caught:
        settled(text)

    assert str(caught.value) == fault


def test_what_is_no_table_is_refused() -> None:
    """A list is no settlement."""
    with pytest.raises(FaultsError, match="settled: expected a table; got a list"):
        settlement_of([], built_in_model())


@pytest.mark.parametrize("text", [WHOLE, '[answers]\nadmin = "none"\n', ""], ids=["whole", "answers", "nothing"])
def test_it_is_written_as_it_is_read(text: str, tmp_path: Path) -> None:
    """As TOML, as a table and from a file it is the same settlement."""
    found = settled(text)
    path = tmp_path / "settled.toml"
    path.write_text(settlement_toml(found), encoding="utf-8")

    assert found == settlement_of(settlement_table(found), built_in_model()) == read_settlement(path, built_in_model())


def test_an_answer_stands_in_the_place_of_the_members_own() -> None:
    """The team evaluates what it settled on; who said what, and how far apart, stays."""
    model, sheets = built_in_model(), team('admin = "none"', 'admin = "essential"')
    found = merge(sheets, model, settled=settled('[answers]\nadmin = "useful"'))
    view = found.views[next(key for key in found.views if key == "admin")]

    assert (view.status, view.levels, view.settled) == ("split", ("useful",), ("useful",))
    assert found.proposals[0].sheet.answers["admin"] == ("useful",)  # type: ignore[index]


def test_the_proposal_that_is_settled_is_everybodys() -> None:
    """Where the deciding criteria are settled there is one proposal, and those of the members are kept."""
    model, sheets = built_in_model(), team("", "")
    found = merge(sheets, model, settled=settled('deciding = ["data-layer"]'))

    assert [(one.members, one.sheet.deciding) for one in found.proposals] == [(("M1", "M2"), ("data-layer",))]
    assert [one.sheet.deciding for one in found.proposed] == [()]


def test_what_each_side_leads_to_is_what_settling_on_it_leads_to() -> None:
    """For every answer of a dispute, what is foretold is what the team finds once it settles on it."""
    model, sheets = built_in_model(), team('admin = "none"', 'admin = "essential"')
    foretold = meet(merge(sheets, model)).ends[QuestionId("admin")]
    after = {level: so_far(sheets, level) for level in ("none", "essential")}

    assert foretold == {level: found[:1] for level, found in after.items()}


def test_what_a_side_leads_to_is_so_under_each_proposal() -> None:
    """Where the members propose different deciding criteria, an end under any proposal is an end of that side."""
    model = built_in_model()
    sheets = [
        replace(one, deciding=(CriterionId(key),), must=())
        for one, key in zip(team('admin = "none"', 'admin = "essential"'), ("data-layer", "async-io"), strict=True)
    ]
    foretold = meet(merge(sheets, model)).ends[QuestionId("admin")]

    for level in ("none", "essential"):
        assert set(foretold[LevelId(level)]) == set(so_far(sheets, level))


def so_far(sheets: list[Sheet], level: str) -> tuple[Outcome, ...]:
    """Return what a team's sheets say under each proposal once it settled on an answer about the admin."""
    found = meet(merge(sheets, built_in_model(), settled=settled(f'[answers]\nadmin = "{level}"')))
    return tuple(each.so_far.outcome for each in found.evaluations)


def test_what_is_settled_needs_no_more_talk() -> None:
    """A question that is settled is neither discussed nor called harmless, and the advice says what settled it."""
    model, sheets = built_in_model(), team('admin = "none"', 'admin = "essential"')
    rest = "".join(f'{key} = "{one.levels[0].id}"\n' for key, one in model.questions.items() if key != "admin")
    agreed = settled(f'[answers]\nadmin = "essential"\n{rest}[dissent]\nadmin = "M1: no."')
    found = meet(merge(sheets, model, settled=agreed))
    table = meeting_of(found)

    assert (found.discuss, found.leave, len(found.settled)) == ((), (), len(model.questions))
    assert found.evaluation.is_settled
    assert advice_of(found) == "What you settled on leaves one outcome."
    assert table["settlement"] == settlement_table(agreed)


def test_settling_on_a_sheet_is_answering_it() -> None:
    """A team that settles everything ends where one sheet with these answers ends."""
    model, sheets = built_in_model(), team('admin = "none"', 'admin = "essential"')
    whole = team('admin = "useful"\npython = "we"')[0]
    answers = "\n".join(f'{key} = "{levels[0]}"' for key, levels in whole.answers.items())
    found = meet(merge(sheets, model, settled=settled(f"deciding = []\n[answers]\n{answers}")))
    alone = evaluate(model, whole)

    assert (found.evaluation.kind, found.evaluation.possible, found.evaluation.so_far.outcome) == (
        alone.kind,
        alone.possible,
        alone.so_far.outcome,
    )
