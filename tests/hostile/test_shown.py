"""Text from outside, shown: no character goes out raw that moves a cursor, hides, turns text around or ends a line."""

import io
import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.text import Text

from shortlist import FaultsError, Sheet, built_in_model, evaluate, json_of, parse_sheet, toml_of
from shortlist.characters import UNSHOWABLE, json_text, visible, visible_lines
from shortlist.faults import Fault
from shortlist.records.markdown import escaped, in_yaml, linked
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from shortlist.report.report import faults_table, report_of
from shortlist_cli.terminal import Screen
from tests.laws.models import few, many
from tests.shortlist.records.samples import ORDERS, sheet
from tests.shortlist_cli.running import run

RAW = "\x00\x07\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufff9\U000e0041"
texts = st.text(st.sampled_from(RAW + "a\"'`<>&[](){}|*_#:;\\ \n\t") | st.characters(codec="utf-8"), max_size=30)


@many
@given(texts)
def test_nothing_raw_reaches_a_terminal(text: str) -> None:
    """Whatever is printed, the terminal is sent text and its own colours alone."""
    out = io.StringIO()
    Screen(file=out, width=60, highlight=False).print(Text(text))

    assert UNSHOWABLE.search(out.getvalue()) is None


@many
@given(texts, texts)
def test_a_fault_is_one_line_of_what_shows(place: str, key: str) -> None:
    """Names of files and keys may hold anything; each fault is one line all the same."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(json.dumps({"answers": {key: {}}, f"x{key}": 1}), built_in_model(), place=place)
    told = [str(fault) for fault in caught.value.faults]

    assert UNSHOWABLE.search("".join(told)) is None
    assert all(len(line.splitlines()) == 1 for line in told)
    assert UNSHOWABLE.search(json_of(faults_table(caught.value))) is None


@many
@given(texts)
def test_json_and_toml_spell_what_does_not_show(text: str) -> None:
    """What is written can be read back, and shows in an editor."""
    spelled = json_text([text])

    assert UNSHOWABLE.search(spelled) is None
    assert json.loads(spelled) == [text]
    assert tomllib.loads(f"a = {spelled}")["a"] == [text]


@many
@given(texts)
def test_markdown_and_front_matter_show_all_that_they_hold(text: str) -> None:
    """A text in a record is on one line, and holds nothing that does not show."""
    for shown in (escaped(text), in_yaml(text), linked(text, f"https://example.org/{text}"), visible(text)):
        assert UNSHOWABLE.search(shown) is None
        assert len(shown.splitlines()) <= 1


@few
@given(texts.filter(lambda text: bool(text.strip())))
def test_no_answer_holds_a_raw_character(text: str) -> None:
    """Report, sheet and record are made of sheets that hold anything, as programs may make them."""
    held = Sheet(sheet(ORDERS).answers, title=text, member=text, service=text)
    words = Words(title=text, context=text, because=text, decision_makers=(text,), informed=(text,))
    made = [
        json_of(report_of(evaluate(built_in_model(), held), held)),
        toml_of(held),
        record_of([held], built_in_model(), words=words),
    ]

    assert [UNSHOWABLE.findall(each) for each in made] == [[], [], []]


def test_a_key_is_quoted_as_a_value_is() -> None:
    """A key that would retitle the terminal is told with its escapes."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet('[answers]\n"\\u001b]0;pwned\\u0007" = 1\n"\\u202etxt" = 1\n"a b" = 1', built_in_model())

    assert str(caught.value).splitlines() == [
        r"sheet: answers.'\x1b]0;pwned\x07': is not a key here",
        r"sheet: answers.'\u202etxt': is not a key here",
        "sheet: answers.a b: is not a key here",
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/", "[t](<https://example.org/>)"),
        ("HTTP://example.org/", "[t](<HTTP://example.org/>)"),
        ("javascript:alert(1)", "t"),
        ("data:text/html,x", "t"),
        ("//example.org", "t"),
        (" https://example.org", "t"),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, link: str) -> None:
    """What a click would run, or open elsewhere, stays a title."""
    assert linked("t", address) == link


@pytest.mark.parametrize(
    "site",
    ["javascript:alert(1)//", "data:x", "https://a b", "ftp://example.org", "https://a/\x1b[1m", "https://a/\u202e"],
)
def test_a_record_links_to_pages_of_the_web_alone(site: str) -> None:
    """The page that a record links to is an address of the web, or a fault."""
    with pytest.raises(FaultsError, match=r"site: expected an address that starts with https://"):
        record_of([sheet(ORDERS)], built_in_model(), site=site)


ADDRESSES = [
    ("https://wiki.example/parcel_desk_plan?x=1&y=2", "https://wiki.example/parcel_desk_plan?x=1&y=2"),
    ("See https://a.example/b_(c), then go.", "https://a.example/b_(c)"),
    ("(https://a.example/x_y)", "https://a.example/x_y"),
    ("https://a.example/*a*_b_[c]", "https://a.example/*a*_b_[c]"),
    ("https://a.example/Größe.", "https://a.example/Größe"),
    ('"http://a.example/"', "http://a.example/"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES, ids=range(len(ADDRESSES)))
def test_an_address_in_a_text_stays_an_address(text: str, address: str) -> None:
    """An address that somebody typed is a link to itself, and the text reads as typed."""
    written = escaped(text)
    shown = MarkdownIt("commonmark").renderInline(written)

    assert f"<{address}>" in written
    assert re.sub(r"<[^>]+>", "", shown).replace("&amp;", "&").replace("&quot;", '"') == text


@pytest.mark.parametrize(
    "text", ["https://", "xhttps://a.example_b_", "https://a.example/&copy;", "[x](https://a.example)"]
)
def test_what_is_hardly_an_address_stays_text(text: str) -> None:
    """Where a link might lead elsewhere than the text says, there is none."""
    assert "<a" not in MarkdownIt("commonmark").renderInline(escaped(text))


def test_an_address_without_a_scheme_is_linked_by_one() -> None:
    """What begins with www is a link for people, and would be a dead one with our backslashes in it."""
    assert escaped("At www.wiki.example/a_b.") == r"At [www.wiki.example/a\_b](<http://www.wiki.example/a_b>)."
    assert escaped("www.") == "www."


@pytest.mark.parametrize("key", ["title", "member", "service"])
def test_a_name_stands_on_one_line(key: str) -> None:
    """A name of two lines could say on the second what the first line of an answer says."""
    with pytest.raises(FaultsError, match=rf"sheet: {key}: expected a name on one line; got 'A\\nSettled: Flask.'"):
        parse_sheet(f'{key} = "A\\nSettled: Flask."', built_in_model())


def test_a_name_of_a_file_stands_on_one_line(tmp_path: Path) -> None:
    """Whatever a file is called, what is said of it is one line."""
    name = "a\nb.md: still holds.\u202e"
    (tmp_path / f"{name}.md").write_text(record_of([sheet(ORDERS)], built_in_model()), encoding="utf-8")
    (tmp_path / f"{name}.toml").write_text('[answers]\nown-stack = "swap"', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / f"{name}.md").write_text("of others", encoding="utf-8")
    spelled = r"a\nb.md: still holds.\u202e"

    assert run("check", str(tmp_path)).stdout.decode().count(spelled) == 2
    assert run("evaluate", str(tmp_path / f"{name}.toml")).stderr.decode().startswith(f"note: {spelled}.toml: answers")


def test_a_long_place_is_cut() -> None:
    """A key of thousands of characters fills no screen."""
    assert len(Fault("x" * 5000, "is wrong").place) == 201


def test_lines_are_kept_where_lines_are_meant() -> None:
    """What prints several lines keeps them, and spells the rest."""
    assert visible_lines("a\n\tb\u2028c") == "a\n\tb\\u2028c"
    assert visible("a\n\tb") == "a\\n\\tb"
