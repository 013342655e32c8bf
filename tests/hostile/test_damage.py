"""Records that were edited or damaged: a fault with its place, or a right answer, and never a silent one."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortlist import FaultsError, built_in_model
from shortlist.faults import Fault
from shortlist.method.outcome import RULE
from shortlist.records.by_service import by_service
from shortlist.records.check import Checked, checked_of, still_holds
from shortlist.records.reader import is_record, read_record
from shortlist.records.typed_fields import Words
from shortlist.team.settlement import parse_settlement
from tests.laws.models import many
from tests.shortlist.records.samples import ORDERS, OWN, SEARCH, record

ADA, BEN = (f'member = "{name}"\nservice = "Orders"\n{ORDERS}' for name in ("Ada", "Ben"))
SETTLED = parse_settlement('service = "Orders"\n[answers]\nadmin = "useful"', built_in_model())
OVERRIDES = f"```toml overrides{OWN}```\n"


@cache
def two() -> str:
    """Return the record of two services."""
    return record(ORDERS, SEARCH)


@cache
def team() -> str:
    """Return the record of a team that settled something."""
    return record(ADA, BEN, words=Words(settled=(SETTLED,)))


def two_and_overrides() -> str:
    """Return the record of two services with a block that was added by hand."""
    return two() + OVERRIDES


DAMAGED: list[tuple[Callable[[], str], str, str, str]] = [
    (
        two,
        "```toml sheet",
        "```toml shet",
        r"record:\d+: is no kind of block .*did you mean 'toml sheet'",
    ),
    (two, "```toml sheet", "```TOML sheet", r"record:\d+: is no kind of block"),
    (two, "```toml sheet", "```text", r"record:\d+: blocks.sheet: 2 of ```toml sheet were written, and there are 1"),
    (two, "blocks = { sheet = 2 }\n", "", ""),
    (
        two,
        "sheet = 2",
        "sheet = 3",
        r"sheet: 3 of ```toml sheet were written, and there are 2;",
    ),
    (two, "sheet = 2", "sheet = -1", r"blocks.sheet: expected a whole number of at least 1"),
    (
        two,
        '[[results]]\nservice = "Search"',
        '[[results]]\nservice = "Serch"',
        r"no sheet is about it; .*'Search'",
    ),
    (
        two,
        '[[results]]\nservice = "Search"',
        '[[results]]\nservice = "Orders"',
        r"'Orders' stands twice;",
    ),
    (two, 'members = ["django"]', 'members = ["django", "django"]', r"results\[\d\].members: name one twice"),
    (two, 'members = ["django"]', "members = []", r"members: expected a list of ids"),
    (two, 'members = ["django"]', "members = [1]", r"members: expected a text; got a number"),
    (two, 'members = ["django"]\n', "", r"members: are 0, which cannot be for the outcome 'shortlist'"),
    (
        two,
        'outcome = "shortlist"',
        'outcome = "none fits"',
        r"members: are 1, which cannot be for .*'none fits'",
    ),
    (
        two,
        'outcome = "shortlist"',
        'outcome = "too close"',
        r"members: are 1, which cannot be for .*'too close'",
    ),
    (two, "as_of = 2026", "as_of = 99999", r"record:\d+:\d+:\d+: is not valid TOML"),
    (team, 'member = "Ben"', 'member = "ada"', r"record:\d+: member: 'ada' is the member of record:\d+ too"),
    (team, "settled = 1", "settled = 2", r"blocks.settled: 2 of ```toml settled were written, and there are 1"),
    (team, "```toml settled", "```toml", r"blocks.settled: 1 of ```toml settled were written, and there are 0"),
    (two_and_overrides, "x", "x", r"blocks.overrides: 0 of ```toml overrides were written, and there are 1"),
]


@pytest.mark.parametrize(("written", "old", "new", "words"), DAMAGED, ids=range(len(DAMAGED)))
def test_damage_is_told_with_its_place(written: Callable[[], str], old: str, new: str, words: str) -> None:
    """What was lost, doubled, renamed or contradicts itself is a fault, and records of before have no count."""
    text = written()
    assert old in text
    found = faults_in(text.replace(old, new, 1))

    assert (found == "") if words == "" else re.search(words, found), found


def faults_in(text: str) -> str:
    """Return the faults of a record; "" where it has none."""
    try:
        read_record(text, built_in_model())
    except FaultsError as error:
        return str(error)
    return ""


def test_a_doubled_provenance_is_a_fault() -> None:
    """Of two provenances nobody can say which one holds."""
    block = two()[two().index("```toml record") :].partition("\n```\n")[0] + "\n```\n"

    with pytest.raises(FaultsError, match=r"record:\d+: is block 2 of ```toml record, of which a record has one"):
        read_record(two() + block, built_in_model())


def test_two_blocks_of_overrides_count_together_unless_they_contradict() -> None:
    """A second block adds its ratings; one that rates the same otherwise is a fault."""
    other = OWN.replace("flask.admin", "fastapi.admin")
    bare = re.sub(r"blocks = .*\n", "", two())
    both = read_record(bare + OVERRIDES + OVERRIDES.replace(OWN, other), built_in_model())

    assert [".".join(key) for key in both.overrides] == ["fastapi.admin", "flask.admin"]
    with pytest.raises(FaultsError, match=r"overrides.flask.admin: is rated otherwise in record:\d+"):
        read_record(bare + OVERRIDES + OVERRIDES.replace("included", "none"), built_in_model())


def test_a_member_that_is_not_known_no_longer_holds() -> None:
    """A framework that left the model, or was never in it, is named as it was recorded."""
    found = still_holds(read_record(two().replace('["django"]', '["nope"]', 1), built_in_model()), built_in_model())
    table = checked_of(found)["services"]

    assert not found.holds
    assert "'nope' (not known here)" in str(table)


def test_the_order_of_members_means_nothing() -> None:
    """Who sorts the members of an outcome changes no outcome."""
    bare = 'title = "Any"\n'
    text = record(bare)
    listed = re.findall(r"members = (\[.*\])", text)[0]
    turned = "[" + ", ".join(reversed(listed[1:-1].split(", "))) + "]"

    assert turned != listed
    assert still_holds(read_record(text.replace(listed, turned), built_in_model()), built_in_model()).holds


@pytest.mark.parametrize(
    "wrap",
    ["````markdown\n{}\n````\n", "~~~~\n{}\n~~~~\n", "<pre>\n    ```toml sheet\n    ```\n</pre>\n{}"],
    ids=["quoted", "quoted in tildes", "indented"],
)
def test_what_markdown_quotes_is_no_block(wrap: str) -> None:
    """A block within a longer fence is a text about records, and no part of this one."""
    quoted = "```toml sheet\nx = 1\n```"
    text = two() + wrap.format(quoted if "{}" in wrap and "pre" not in wrap else "")

    assert read_record(text, built_in_model()).sheets == read_record(two(), built_in_model()).sheets


def test_a_block_may_be_indented_and_end_in_a_longer_fence() -> None:
    """Fences are read as CommonMark reads them, which is what formatters keep to."""
    text = two().replace("```toml sheet", "   ```  toml   sheet").replace("\n```\n", "\n````  \n")

    assert read_record(text, built_in_model()).sheets == read_record(two(), built_in_model()).sheets


def test_foreign_records_are_told_from_damaged_ones() -> None:
    """Nearly a block of ours makes a record ours, and damaged; a record of others has none."""
    assert is_record(two().encode())
    assert is_record(b"```toml shet\n```")
    assert is_record(b"\xef\xbb\xbf```toml sheet\r\n```\r\n")
    assert not is_record(b"# 1. Keep decision records\n\n```toml\nx = 1\n```\n")
    assert not is_record(b"\xff\xfe")
    assert not is_record(b"---\nstatus: accepted\n---\n\nevidence: 2026-11-27\n")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: text.index("```toml")],
        lambda text: text.replace("```toml ", "```"),
        lambda text: text.replace("```", "").partition("## More Information")[2],
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
    ],
    ids=["cut off", "kinds lost", "front matter and fences lost", "quoted"],
)
def test_what_is_left_of_a_record_is_a_damaged_record(damage: Callable[[str], str]) -> None:
    """A record that lost its blocks is not one that somebody else wrote."""
    text = damage(two())

    assert is_record(text.encode())
    assert "holds no block that begins with ```toml record" in faults_in(text)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('html = "full"', 'html = "pages"', "ratings.django.html"),
        ('html = "full"', 'html = "typo"', "ratings.django.html"),
        ("[ratings.django]", "[ratings.djagno]", r"ratings.(django|djagno).admin"),
        ('version = "', 'version = "1', "version"),
        (f'rule = "{RULE}"\n', "", ""),
    ],
    ids=["level", "no level", "framework", "version", "rule"],
)
def test_a_provenance_that_contradicts_its_hash_is_a_fault(old: str, new: str, place: str) -> None:
    """The hash of today's model stands for its ratings: where a record has others, somebody changed them."""
    assert old in two()
    with pytest.raises(FaultsError, match=rf"record: {place}: is not that of the model|rule: is missing"):
        still_holds(read_record(two().replace(old, new, 1), built_in_model()), built_in_model())


@st.composite
def edits(draw: st.DrawFn) -> str:
    """Draw a record of a team or of two services in which lines or characters were lost, doubled, moved or changed."""
    text = draw(st.sampled_from([two(), team()]))
    start = text.index("```toml record")
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from([_lines, _characters, _words]))(draw, text, start)
    return text


def _lines(draw: st.DrawFn, text: str, start: int) -> str:
    head, lines = text[:start], text[start:].split("\n")
    at, to, count = (draw(st.integers(0, len(lines) - 1)) for _ in range(3))
    taken = lines[at : at + count % 12]
    match draw(st.sampled_from(["lost", "doubled", "moved"])):
        case "lost":
            del lines[at : at + len(taken)]
        case "doubled":
            lines[to:to] = taken
        case _:
            del lines[at : at + len(taken)]
            lines[to:to] = taken
    return head + "\n".join(lines)


def _characters(draw: st.DrawFn, text: str, start: int) -> str:
    at = draw(st.integers(start, max(start, len(text) - 1)))
    put = draw(st.text(st.sampled_from("`~\"'[]{}=.#\n 0129azZ-_\u2028\u202e\x1b\u0301\ufeff"), max_size=4))
    return text[:at] + put + text[at + draw(st.integers(0, 4)) :]


def _words(draw: st.DrawFn, text: str, start: int) -> str:
    found = list(re.finditer(r"[\w-]{2,}", text[start:]))
    if not found:
        return text
    one, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
    return text[: start + one.start()] + other.group() + text[start + one.end() :]


@many
@given(edits())
def test_any_edit_ends_in_a_fault_or_is_looked_at(text: str) -> None:
    """Every sheet of an edited record is evaluated, under the one result of its service, or a fault has its place."""
    model = built_in_model()
    faults: tuple[Fault, ...] = ()
    try:
        checked = still_holds(read_record(text, model, place="record.md"), model)
    except FaultsError as error:
        faults = error.faults
    else:
        assert_all_was_looked_at(text, checked)

    assert all(fault.place.startswith("record") for fault in faults)


def assert_all_was_looked_at(text: str, checked: Checked) -> None:
    """Hold that as many sheets were checked as fences of sheets stand in the text, and each under a result."""
    recorded = checked.recorded
    services = by_service(recorded.sheets)

    assert len(re.findall(r"^ {0,3}[`~]{3,} *toml +sheet *$", text, re.MULTILINE)) == len(recorded.sheets)
    assert len(services) == len(checked.services)
    assert checked_of(checked)["holds"] == all(each.holds for each in checked.services)


def test_a_record_of_another_model_is_not_checked_by_ours() -> None:
    """Who checks a record of a model of their own is asked for that model."""
    found = read_record(two().replace(f'model = "{built_in_model().id}"', 'model = "ours"'), built_in_model())

    with pytest.raises(FaultsError, match="record: model: was made by the model 'ours'; expected"):
        still_holds(found, built_in_model())


def test_a_result_without_a_sheet_is_refused_wherever_it_comes_from() -> None:
    """A program that puts a record together by itself is told the same."""
    found = read_record(two(), built_in_model())
    alone = replace(found, sheets=found.sheets[:1])

    with pytest.raises(FaultsError, match=r"results: expected one of .*; got '(Orders|Search)'"):
        still_holds(alone, built_in_model())


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_any_system_are_read(ends: str) -> None:
    """An editor of another system changes nothing that is recorded."""
    assert read_record(two().replace("\n", ends), built_in_model()) == read_record(two(), built_in_model())


def test_something_settled_for_no_service_has_the_place_of_its_record() -> None:
    """A settlement whose service was renamed is told with the record."""
    start = team().index("```toml settled")
    renamed = team()[:start] + team()[start:].replace('service = "Orders"', 'service = "Other"')

    with pytest.raises(FaultsError, match="record: settled: service: expected one of Orders; got 'Other'"):
        read_record(renamed, built_in_model())
