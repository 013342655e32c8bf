"""P16 for records and P17: a record can be evaluated again, and lists exactly the facts that were used."""

import re
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from shortlist import Problem, Sheet, evaluate, sheet_of
from shortlist.evidence.overrides import Overrides, overrides_of, with_overrides
from shortlist.records.markdown import escaped, one_line
from shortlist.records.reader import read_record
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from tests.laws.models import Case, cases, few, sheets

SCORES = re.compile(r"\d\s*/\s*\d|%|\brank|\bscore", re.IGNORECASE)

texts = st.text(
    st.sampled_from("#*-_`[]<>|\\{}!~$&:;=+.1 \n\"'/aé\u2028") | st.characters(codec="utf-8"), min_size=1, max_size=40
).filter(lambda text: bool(one_line(text)))


def told(case: Case) -> Case:
    """Return the case with a sentence of its own for each rating."""
    tables = deepcopy(case.tables)
    for name, table in tables.items():
        if name.startswith("alternatives/"):
            for key, rating in table["ratings"].items():
                rating["because"] = f"Fact about {key} of {table['title']}."
    return Case(tables, case.sheet_table)


@few
@given(cases(most_unknown=2))
def test_p17_a_record_lists_exactly_the_facts_used(case: Case) -> None:
    """P17: the appendix has the facts of every criterion that may be needed, by alternative, and no others."""
    case = told(case)
    problem = Problem.of(case.model, case.sheet)
    text = record_of([case.sheet], case.model)
    for alternative in case.model.alternatives.values():
        used = {
            key
            for key in alternative.ratings
            if any(position > 0 for position in problem.domains[case.model.criteria[key].need])
        }
        details = text.split(f"<summary>Evidence on {alternative.title}</summary>")[1].split("\n</details>")[0]

        assert used == set(re.findall(rf"Fact about (\w+) of {alternative.title}\.", details))
        assert details.count("Fact about ") == details.count(", checked 2026-11-22")


@few
@given(cases(most_unknown=2), st.data())
def test_p16_a_record_can_be_evaluated_again(case: Case, data: st.DataObject) -> None:
    """P16: the sheets of a record, read back with its evidence, lead to the same outcomes by a model of its hash."""
    others = data.draw(st.lists(sheets(case.tables, sorted(map(str, case.model.alternatives)), 1), max_size=1))
    given_sheets = [
        sheet_of({**table, "title": one_line(data.draw(texts)), "member": f"M{at}"}, case.model)
        for at, table in enumerate([case.sheet_table, *others])
    ]
    model = with_overrides(case.model, _drawn_overrides(case, data))
    found = read_record(record_of(given_sheets, model), case.model)
    again = with_overrides(case.model, found.overrides)

    assert tuple(given_sheets) == found.sheets
    assert again.hash == model.hash == found.provenance.hash
    assert [evaluate(model, sheet).outcomes for sheet in given_sheets] == [
        evaluate(again, sheet).outcomes for sheet in found.sheets
    ]


def _drawn_overrides(case: Case, data: st.DataObject) -> Overrides:
    """Draw evidence of the team's own for one rating, or for none."""
    rated = [(name, key) for name, one in case.model.alternatives.items() for key in one.ratings]
    table: dict[str, Any] = {}
    for name, key in data.draw(st.lists(st.sampled_from(rated), max_size=1)):
        level = data.draw(st.sampled_from(case.model.criteria[key].levels))
        entry = {"level": level.id, "because": "We tried it.", "source": "Us", "checked": date(2026, 12, 1)}
        table.setdefault(name, {})[key] = entry
    return overrides_of({"overrides": table}, case.model)


@few
@given(cases(most_unknown=1), texts, texts, texts)
def test_what_people_type_adds_no_heading_and_no_key(case: Case, title: str, name: str, words: str) -> None:
    """Whatever titles, names and sentences hold, the record has the headings of MADR and keys of its own."""
    sheet = Sheet(case.sheet.answers, title=title, member=name)
    typed = Words(title=words, context=words, consulted=(name,), informed=(words,), because=words)
    text = record_of([sheet], case.model, words=typed)
    front, body = text.split("\n---\n", 1)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    headings = [
        "".join(part.content for part in tokens[at + 1].children or [])
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]

    assert headings[0] == one_line(words)
    assert len(headings) == 9 + len(case.model.alternatives)
    assert [line.split(":")[0] for line in front.split("\n")[1:]] == [
        "status",
        "date",
        "evidence",
        "decision-makers",
        "consulted",
        "informed",
    ]


@few
@given(cases(most_unknown=2))
def test_a_record_holds_no_score(case: Case) -> None:
    """Where no fact quotes a percentage, there is none: nothing out of ten, no per cent and no rank."""
    assert SCORES.findall(record_of([case.sheet], case.model)) == []


@few
@given(cases(most_unknown=2))
def test_p6_the_same_sheets_give_the_same_record(case: Case) -> None:
    """P6: drafted again, from tables read again, a record is the same to the byte."""
    again = Case(case.tables, case.sheet_table)

    assert record_of([case.sheet], case.model) == record_of([again.sheet], again.model)


@few
@given(texts)
def test_a_text_stays_a_text(text: str) -> None:
    """Whatever a text holds, Markdown shows it as it is, on one line."""
    (paragraph,) = [token for token in MarkdownIt("commonmark").parse(escaped(text)) if token.type == "inline"]

    assert {part.type for part in paragraph.children or []} <= {"text", "text_special"}
    assert "".join(part.content for part in paragraph.children or []) == one_line(text)
