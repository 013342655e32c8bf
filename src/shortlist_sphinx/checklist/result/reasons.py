"""Reasons of a verdict: what each is about, how it weighs, and the evidence behind it."""

from collections.abc import Sequence
from datetime import date

from docutils import nodes

from shortlist import Model
from shortlist.faults import either
from shortlist_sphinx.core.links import page_link, place_link
from shortlist_sphinx.core.nodes import Line, Part, line, part, shape, span
from shortlist_sphinx.core.report import BLANK, Reason, Source
from shortlist_sphinx.core.words import BASIS, long_date

PROFILE = "In its profile"
CRITERION = "About this criterion"
MEASURED = "What we measured"


def draw_reason(alternative: str, reason: Reason, group: str) -> Part:
    """Return one reason, to be opened for its evidence."""
    return part(
        "li",
        part("details", draw_head(reason, group), draw_evidence(alternative, reason)),
        classes="reason",
        data_criterion=reason["criterion"],
    )


def blank_reason() -> Part:
    """Return a reason that a script fills in."""
    return draw_reason("", BLANK, "against")


def draw_head(reason: Reason, group: str) -> Line:
    """Return the line of a reason that is always seen."""
    words: list[nodes.Node] = [
        shape("unknown" if group == "unknown" else reason["grades"][0]),
        span("span", reason["name"], classes="reason-title", data_slot="name"),
    ]
    if group == "against":
        words += [span("span", either(reason["grades"]), classes="grade", data_slot="grade")]
    if reason["deciding"]:
        words += [span("span", "deciding", classes="badge", data_if="deciding")]
    if reason["must"]:
        words += [span("span", "must-have", classes="badge", data_if="must")]
    return line("summary", *separated(words))


def separated(words: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Put spaces between inline nodes, for readers of the bare text."""
    return [node for word in words for node in (word, nodes.Text(" "))][:-1]


def draw_evidence(alternative: str, reason: Reason) -> Part:
    """Return what stands behind a reason: sentence, need, capability, source and date."""
    blank = reason is BLANK
    parts: list[nodes.Node] = [
        line("p", span("span", reason["because"], data_slot="because"), classes="because"),
        draw_need(reason),
    ]
    if reason["source"]:
        parts += [draw_source(reason["source"], reason["basis"], due=reason["due"], blank=blank)]
    return part("div", *parts, draw_ways(alternative, reason), classes="evidence")


def draw_need(reason: Reason) -> Line:
    """Return what is needed and what is there, with a way to the question."""
    return line(
        "p",
        "You need: ",
        page_link("checklist", reason["question"], either(reason["need"]), classes="to-question"),
        ". Found: ",
        span("span", either(reason["capability"]), data_slot="capability"),
        ".",
        classes="you-need",
    )


def draw_ways(alternative: str, reason: Reason) -> Line:
    """Return the ways on: to the rating among all others of its profile, to its criterion, to the same of the others.

    A script looks up the addresses that a blank cannot know in the template of the guide.
    """
    criterion = reason["criterion"]
    if reason is BLANK:
        ways = {"to-measured": MEASURED, "to-rating": PROFILE, "to-criterion": CRITERION}
        links = [span("a", title, classes=name) for name, title in ways.items()]
    else:
        links = [
            place_link("rating", f"{alternative} {criterion}", PROFILE, classes="to-rating", optional=True),
            place_link("criterion", criterion, CRITERION, classes="to-criterion", optional=True),
        ]
    if reason["source"]:
        fragment = f"{criterion}-{alternative}" if alternative else ""
        links += [page_link("comparison", fragment, "Compare all", classes="to-comparison", optional=True)]
    return line("p", *separated(links), classes="ways")


def draw_guide(model: Model) -> Line:
    """Return the addresses of what reasons lead to, for a script to look up by kind and id."""
    profiles = [place_link("framework", each, each, optional=True) for each in model.alternatives]
    criteria = [place_link("criterion", each, each, optional=True) for each in model.criteria]
    for node in (*profiles, *criteria):
        node["html"]["data-guide"] = "/".join(node["place"])
    return line("p", *profiles, *criteria)


def draw_source(source: Source, basis: str, *, due: bool, blank: bool = False) -> Line:
    """Return where a statement can be read, when it was checked, and what it rests on."""
    bases = BASIS if blank else {basis: BASIS[basis]}
    words: list[nodes.Node | str] = [
        "Source: ",
        outward(source),
        ", checked ",
        draw_day(source["checked"]),
        "; ",
        *[span("span", word, data_basis=name) for name, word in bases.items()],
    ]
    if due:
        words += [span("span", ", due for another look", data_if="due")]
    return line("p", *words, ".", classes="source", data_if="source")


def outward(source: Source) -> nodes.Node:
    """Return the link to a source, which the link check finds; a blank has none yet."""
    if not source["title"]:
        return span("a", data_slot="source", classes="reference external")
    if not source["url"]:
        return span("span", source["title"])
    return nodes.reference("", source["title"], refuri=source["url"])


def draw_day(checked: str) -> nodes.Node:
    """Return a day that people and programs can read."""
    words = long_date(date.fromisoformat(checked)) if checked else ""
    return span("time", words, datetime=checked, data_slot="checked")
