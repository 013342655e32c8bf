"""Verdicts with their reasons: drawn where a result is known at build time, and as templates for scripts."""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.checklist.result.picture import picture_templates
from shortlist_sphinx.checklist.result.reasons import blank_reason, draw_guide, draw_reason
from shortlist_sphinx.checklist.result.summary import summary_templates
from shortlist_sphinx.core.nodes import Line, Markup, Part, heading, line, on_screen, part, shape, span
from shortlist_sphinx.core.report import Entry, Reason, Report, Verdict
from shortlist_sphinx.core.words import GROUPS

NOT_EXACT = (
    "Not every combination of answers was checked, so this is on the cautious side; more answers will sharpen it."
)
SHORT = 6
"""Lists of reasons up to this length are shown before they are opened."""

BLANK_ENTRY = Entry(
    {
        "id": "",
        "title": "",
        "version": "",
        "verdict": Verdict(worst="poor fit", best="fits", so_far="fits", words=""),
        "rules": [],
        "for": [],
        "against": [],
        "unknown": [],
        "not_needed": [],
    },
)


def draw_entries(report: Report, *, depth: int, opened: bool = False) -> Part:
    """Return every alternative with its verdict and reasons, in the order of the report.

    Each is headed ``depth`` levels below the section; with ``opened``, short lists stand open.
    """
    entries = [
        draw_entry(entry, standing(report, entry["id"]), depth=depth, opened=opened) for entry in report["alternatives"]
    ]
    return part("ul", *entries, classes="alternatives", data_part="alternatives")


def standing(report: Report, alternative: str) -> str:
    """Return whether an alternative is in front, or in front so far, can still come there, or neither."""
    if alternative in report["shortlist"]:
        return "shortlisted"
    if alternative in report["so_far"]["front"]:
        return "leading"
    undecided = report["outcome"] == "undecided" and alternative in report["possible"]
    return "possible" if undecided else "out"


def draw_entry(
    entry: Entry,
    stands: str,
    *,
    depth: int,
    opened: bool = False,
) -> Part:
    """Return one alternative: its verdict, and reasons in groups."""
    blank = entry is BLANK_ENTRY
    shown = [
        draw_group(entry["id"], group, reasons_of(entry, group), opened=opened)
        for group in GROUPS
        if blank or reasons_of(entry, group)
    ]
    return part(
        "li",
        heading(depth, *title_of(entry), classes="alternative-title"),
        draw_verdict(entry["verdict"], stands, blank=blank),
        *shown,
        classes="alternative",
        data_alternative=entry["id"],
        data_standing=stands,
    )


def title_of(entry: Entry) -> list[nodes.Node]:
    """Return the name and version of an alternative."""
    return [
        span("span", entry["title"], data_slot="title"),
        nodes.Text(" "),
        span("span", entry["version"], classes="version", data_slot="version"),
    ]


def draw_verdict(verdict: Verdict, stands: str, *, blank: bool) -> Line:
    """Return a verdict by picture and word, and whether the alternative is in front."""
    tags = {"shortlisted": "in front", "leading": "in front so far", "possible": "could still be in front"}
    shown = tags if blank else {name: word for name, word in tags.items() if name == stands}
    return line(
        "p",
        shape(verdict["so_far"]),
        span("span", verdict["words"], classes="verdict-words", data_slot="verdict"),
        *[node for name, word in shown.items() for node in (nodes.Text(" "), tag(name, word))],
        classes="verdict",
    )


def tag(name: str, word: str) -> nodes.Node:
    """Return a mark that an alternative bears."""
    return span("span", word, classes="badge standing", data_if=name)


def titles(model: Model, criteria: list[str]) -> str:
    """Return criteria by their titles."""
    known = {str(criterion.id): criterion.title for criterion in model.criteria.values()}
    return ", ".join(known[criterion] for criterion in criteria)


def reasons_of(entry: Entry, group: str) -> list[Reason]:
    """Return the reasons of a group."""
    return {"for": entry["for"], "against": entry["against"], "unknown": entry["unknown"]}[group]


def draw_group(alternative: str, group: str, reasons: list[Reason], *, opened: bool) -> Part:
    """Return the reasons of a group under its name; short groups stand open."""
    short = opened and group != "unknown" and len(reasons) <= SHORT
    number = str(len(reasons)) if alternative else ""
    summary = line(
        "summary",
        GROUPS[group],
        " ",
        span("span", number, data_slot="count"),
        " ",
        span("span", preview(reasons), classes="preview", data_slot="preview"),
    )
    items = [draw_reason(alternative, reason, group) for reason in reasons]
    drawn = part(
        "details",
        summary,
        part("ul", *items, data_part="reasons"),
        classes="reasons",
        data_group=group,
        **({"open": "open"} if short else {}),
    )
    # On paper the open points of every alternative would fill pages and say little.
    return on_screen(drawn) if group == "unknown" else drawn


def preview(reasons: list[Reason]) -> str:
    """Return what a closed group holds, where that is short.

    >>> preview([])
    ''
    """
    short = len(reasons) <= SHORT
    return ", ".join(reason["name"] for reason in reasons) if short else ""


def draw_not_needed(model: Model, report: Report) -> Line:
    """Return the criteria that do not matter for these answers, the same for all alternatives."""
    criteria = report["alternatives"][0]["not_needed"]
    hidden = {} if criteria else {"hidden": "hidden"}
    words = span("span", titles(model, criteria), data_slot="not-needed")
    return line("p", "Not needed: ", words, ".", classes="not-needed", data_part="not-needed", **hidden)


def draw_footing(report: Report) -> Line:
    """Return what the result rests on: version and hash of the model, and the day."""
    return line(
        "p",
        "Model ",
        span("span", report["model"]["version"], data_slot="model-version"),
        " (",
        span("code", report["model"]["hash"][:12], data_slot="model-hash"),
        "), evidence as of ",
        span("span", report["as_of"], data_slot="as-of"),
        ".",
        classes="footing",
    )


def draw_exactness(report: Report) -> Line:
    """Return the words for a result that is cautious."""
    hidden = {"hidden": "hidden"} if report["exact"] else {}
    return line("p", NOT_EXACT, classes="exactness", data_part="exactness", **hidden)


def templates(model: Model) -> list[Part]:
    """Return what a script clones and fills in."""
    contents: dict[str, Markup] = {
        "entry": draw_entry(BLANK_ENTRY, "", depth=2),
        "reason": blank_reason(),
        "guide": draw_guide(model),
        **summary_templates(),
        **picture_templates(),
    }
    return [on_screen(part("template", content, data_template=name)) for name, content in contents.items()]
