"""Record tab: the record, the sheets, links, and the command line, to take along."""

from docutils import nodes

from shortlist import Model
from shortlist.records.typed_fields import LONGEST, Kind, WordsField, words_fields
from shortlist_sphinx.checklist.tabs.controls import area, named_button, template, text_field
from shortlist_sphinx.core.nodes import Part, heading, line, part, span, tick

LEAD = (
    "A decision record says what was decided, why, and who saw it otherwise. This is a draft of one, in the form of "
    "MADR 4.0.0: its status is \u201cproposed\u201d until the person who signs it changes that."
)
SUBJECTS = {"sheet": "The sheet of this page", "services": "All services", "team": "The team\u2019s sheets"}
MOST_NAMES = 5
"""Names of the longest kind that fit into one line."""
HINTS: dict[Kind, str] = {
    "line": "Optional; we write one if you leave it empty.",
    "names": "Names, separated by commas.",
}


def draw_record() -> list[nodes.Node]:
    """Return the content of the tab."""
    return [
        line("p", LEAD, classes="panel-lead"),
        draw_subjects(),
        part(
            "div",
            *map(draw_words, words_fields()),
            classes="record-words",
        ),
        part(
            "div",
            line("button", "Preview the record", type="button", value="go", data_export="preview"),
            line("button", "Download the record", type="button", data_export="record"),
            line("button", "Copy the record", type="button", data_export="copy-record"),
            classes="actions",
        ),
        part(
            "div",
            heading(2, "Preview", id_="preview--title"),
            part(
                "div",
                line("pre", data_part="preview"),
                classes="preview-frame",
                role="region",
                tabindex="0",
                aria_labelledby="preview--title",
            ),
            data_part="preview-place",
            hidden="hidden",
        ),
        heading(2, "Answers and links"),
        part("ul", classes="files", data_part="files"),
        heading(2, "The same on the command line"),
        line("p", "With the files of this page in one folder, this writes the same record, byte for byte:"),
        part(
            "div",
            line("pre", line_code()),
            classes="preview-frame",
            role="region",
            tabindex="0",
            aria_label="Command",
        ),
        part("div", line("button", "Copy the command", type="button", data_export="copy-command"), classes="actions"),
    ]


def draw_words(field: WordsField) -> nodes.Node:
    """Return the control of what people type into a field of the record, with what scripts need to know of it."""
    id_, hint = f"record--{field.name}", HINTS.get(field.kind, "")
    known = {"data_words": field.name, "data_kind": field.kind, "data_option": field.option}
    match field.kind:
        case "paragraph":
            return area(field.label, id_, hint, maxlength=str(LONGEST[field.kind]), **known)
        case "picks":
            return part("div", data_part="picks", **known)
        case "day":
            return tick("hidden", id_=id_, **known)
        case _:
            longest = LONGEST[field.kind] * (MOST_NAMES if field.kind == "names" else 1)
            return text_field(field.label, id_, hint, maxlength=str(longest), **known)


def line_code() -> nodes.Node:
    """Return the place for the command."""
    return span("code", data_part="command")


def draw_subjects() -> Part:
    """Return the choice of what the record is about; what is not there yet is not offered."""
    rows = [
        line(
            "div",
            tick("radio", name="subject", value=name, id_=f"subject--{name}"),
            span("label", words, for_=f"subject--{name}"),
            classes="choice",
            data_subject=name,
        )
        for name, words in SUBJECTS.items()
    ]
    return part(
        "fieldset", line("legend", "What is it about?"), part("div", *rows, classes="choices"), classes="settle"
    )


def record_templates(model: Model) -> list[Part]:
    """Return what a script clones: the choice of what was picked for a service, and the files of one sheet."""
    in_order = sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())
    options = [line("option", "Not picked yet", value="")]
    options += [line("option", alternative.title, value=str(alternative.id)) for alternative in in_order]
    pick = part(
        "div",
        line("label", "What you picked", span("span", " for ", span("span", data_slot="name"), data_if="several")),
        part("select", *options),
        classes="field",
    )
    doings = {"toml": "TOML", "json": "JSON", "link": "Copy link"}
    buttons = [named_button(words, data_file=do) for do, words in doings.items()]
    files = part("li", line("p", span("strong", data_slot="name")), part("div", *buttons, classes="actions"))
    return [template("pick", pick), template("files", files)]
