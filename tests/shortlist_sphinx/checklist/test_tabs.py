"""The tabs beside the form: in the page from the start, unseen until a script opens them, and named."""

import re

import pytest

from shortlist import built_in_model
from shortlist_sphinx.checklist.tabs.tabs import TABS
from tests.shortlist_sphinx.reading import Element
from tests.support.house import ROOT

MODEL = built_in_model()
MODULES = sorted((ROOT / "src" / "shortlist_sphinx").rglob("*.mjs"))


@pytest.mark.parametrize("tab", [name for name in TABS if name != "answer"])
def test_a_tab_is_hidden_and_named_by_its_heading(checklist: Element, tab: str) -> None:
    """Without a script nothing of a tab is seen; with one, its heading names it."""
    section = checklist.one("section", data_panel=tab)
    heading = section.one("h2", id=section.attributes["aria-labelledby"])

    assert "hidden" in section.attributes
    assert heading.attributes["tabindex"] == "-1"


def test_the_tabs_lead_to_every_tab(checklist: Element) -> None:
    """There is a button for each tab; the style sheet hides them where no script runs."""
    bar = checklist.one(data_part="tabs")

    assert [tab.attributes["data-tab"] for tab in bar.all("button")] == list(TABS)


def test_every_field_has_a_label(checklist: Element) -> None:
    """Each control of a tab is named by a label of its own."""
    tabs = [checklist.one("section", data_panel=name) for name in TABS if name != "answer"]
    controls = [each for tab in tabs for tag in ("input", "textarea") for each in tab.all(tag)]
    seen = [each for each in controls if each.attributes.get("type") != "hidden"]
    named = {label.attributes["for"] for tab in tabs for label in tab.all("label")}

    assert [each.attributes["id"] for each in seen if each.attributes["id"] not in named] == []


def test_every_alternative_can_be_picked(checklist: Element) -> None:
    """The record offers what the model has, in alphabetical order, and nothing at first."""
    offered = [option.text for option in checklist.one("template", data_template="pick").all("option")]

    assert offered[1:] == sorted((each.title for each in MODEL.alternatives.values()), key=str.lower)


def test_no_module_names_an_alternative(subtests: pytest.Subtests) -> None:
    """What is chosen among stands in the data alone."""
    for module in MODULES:
        with subtests.test(module.stem):
            words = "|".join([*MODEL.alternatives, *(each.title for each in MODEL.alternatives.values())])

            assert re.findall(rf"\b(?:{words})\b", module.read_text(encoding="utf-8")) == []
