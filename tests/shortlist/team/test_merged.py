"""Merging the sheets of a team: what is possible for one is possible for all, and every name is kept."""

from datetime import date

import pytest

from shortlist import FaultsError, Sheet, built_in_model, parse_sheet, sheet_of, table_of
from shortlist.team.merged import Merged, View, merge


def sheet(member: str | None, text: str = "", head: str = "") -> Sheet:
    """Return a member's sheet with the answers that the text gives, one a line."""
    name = f'member = "{member}"\n' if member else ""
    return parse_sheet(f"{name}{head}\n[answers]\n{text}", built_in_model())


def merged(*sheets: Sheet) -> Merged:
    """Return sheets merged under the built-in model."""
    return merge(sheets, built_in_model())


def view(*answers: str) -> View:
    """Return how members see the admin question, one for each line."""
    return merged(*(sheet(None, line) for line in answers)).views["admin"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("answers", "status", "levels"),
    [
        (['admin = "none"', 'admin = "none"'], "agreed", ("none",)),
        (['admin = "none"', 'admin = "useful"'], "neighbouring", ("none", "useful")),
        (['admin = "none"', 'admin = "essential"'], "split", ("none", "essential")),
        (['admin = ["none", "useful"]', 'admin = "essential"'], "neighbouring", ("none", "useful", "essential")),
        (['admin = ["none", "useful"]', 'admin = ["none", "useful"]'], "agreed", ("none", "useful")),
        (['admin = "none"', ""], "open", ()),
        (['admin = "none"', 'admin = ["none", "useful", "essential"]'], "open", ()),
        (['admin = "none"', 'admin = "essential"', ""], "split", ()),
        (['admin = "none"', "admin = { abstain = true }"], "agreed", ("none",)),
        (["admin = { abstain = true }", "admin = { abstain = true }"], "open", ()),
        (["", "admin = { abstain = true }"], "open", ()),
    ],
    ids=[
        "the same",
        "one level apart",
        "two levels apart",
        "a range beside a level",
        "the same range",
        "somebody does not know",
        "to hold all possible is not to know",
        "a split stays one when a third does not know",
        "who abstains is not asked",
        "all abstain",
        "nobody who judges knows",
    ],
)
def test_a_question_is_agreed_neighbouring_split_or_open(
    answers: list[str], status: str, levels: tuple[str, ...]
) -> None:
    """How far apart the answers are has a word, and the team holds possible what any member does."""
    found = view(*answers)

    assert (status, levels) == (found.status, found.levels)


def test_every_answer_keeps_its_names() -> None:
    """A view says who said what, who does not know and who leaves it to the others."""
    found = merged(
        sheet("Ada", 'admin = ["none", "useful"]'),
        sheet("Ben", 'admin = "useful"'),
        sheet("Cem"),
        sheet("Dua", "admin = { abstain = true }"),
    ).views["admin"]  # type: ignore[index]

    assert found.by_level == {"none": ("Ada",), "useful": ("Ada", "Ben")}
    assert (found.unsure, found.abstained) == (("Cem",), ("Dua",))


def test_disputed_questions_stand_in_the_order_of_the_model() -> None:
    """Only what members answered differently is disputed."""
    found = merged(
        sheet("Ada", 'html = "none"\nadmin = "none"\nai = "none"'), sheet("Ben", 'html = "most"\nadmin = "useful"')
    )

    assert found.disputed == ("admin", "html")


def test_one_sheet_is_a_team_of_one() -> None:
    """A single sheet merges into itself, without its member's name."""
    found = merged(sheet("Ada", 'admin = "none"', head='title = "Orders"\nmust = ["ai"]'))

    assert found.members == ("Ada",)
    assert sheet(None, 'admin = "none"', head='title = "Orders"\nmust = ["ai"]') == found.proposals[0].sheet


def test_a_member_without_a_name_is_called_by_position() -> None:
    """The second sheet without a name is that of Member 2, and names are listed in alphabetical order."""
    assert merged(sheet("Zoë"), sheet(None), sheet("ada")).members == ("ada", "Member 2", "Zoë")


def test_two_members_of_one_name_are_refused() -> None:
    """Names that differ in case or spacing only are the same, and the fault says which sheets they stand in."""
    with pytest.raises(FaultsError) as caught:
        merge([sheet("Ada"), sheet("Ben"), sheet(" ada")], built_in_model(), places=["a.toml", "b.toml"])

    assert (
        str(caught.value) == "sheet 3: member: ' ada' is the member of a.toml too; expected a name of its own for each"
    )


def test_sheets_about_different_services_are_refused() -> None:
    """One service is decided at a time."""
    with pytest.raises(FaultsError) as caught:
        merged(sheet("Ada", head='service = "Orders"'), sheet("Ben"), sheet("Cem", head='service = "Search"'))

    message = "is 'Search', but sheet 1 is about 'Orders'; merge each service by itself"
    assert f"sheet 3: service: {message}" == str(caught.value)


def test_no_sheet_is_no_team() -> None:
    """A team has at least one member."""
    with pytest.raises(FaultsError, match="team: has no sheet; expected one from each member"):
        merged()


def test_what_all_say_about_the_sheet_is_kept() -> None:
    """A title that all share stays, one that differs goes, and the day is the latest."""
    same = 'service = "Orders"\nas_of = 2026-11-01\ntitle = '
    found = merged(sheet("Ada", head=same + '"A"'), sheet("Ben", head='as_of = 2026-12-01\ntitle = "B"'))

    assert (None, "Orders", date(2026, 12, 1)) == (
        found.proposals[0].sheet.title,
        found.proposals[0].sheet.service,
        found.proposals[0].sheet.as_of,
    )


def test_each_distinct_proposal_is_kept_with_its_members() -> None:
    """Deciding criteria and must-haves are one proposal, and the one that most members share comes first."""
    found = merged(
        sheet("Ada", head='deciding = ["admin"]'),
        sheet("Ben", head='must = ["ai"]'),
        sheet("Cem", head='must = ["ai"]'),
    )

    assert [(one.members, one.sheet.deciding, one.sheet.must) for one in found.proposals] == [
        (("Ben", "Cem"), (), ("ai",)),
        (("Ada",), ("admin",), ()),
    ]


def test_what_the_others_do_not_need_is_set_aside() -> None:
    """A member may propose what the others, who judge it, do not need; it is named, and the sheet stays valid."""
    found = merged(
        sheet("Ada", "admin = { abstain = true }", head='deciding = ["admin"]\nmust = ["admin", "ai"]'),
        sheet("Ben", 'admin = "none"'),
    )

    assert [(one.members, one.sheet.deciding, one.sheet.must, one.set_aside) for one in found.proposals] == [
        (("Ben",), (), (), ()),
        (("Ada",), (), ("ai",), ("admin",)),
    ]
    assert all(one.sheet == sheet_of(table_of(one.sheet), built_in_model()) for one in found.proposals)
