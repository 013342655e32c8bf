"""Team tab: sheets are gathered unseen, revealed together, and the differences settled."""

from docutils import nodes

from shortlist_sphinx.checklist.tabs.controls import area, field, named_button, template
from shortlist_sphinx.core.nodes import Part, heading, line, part, span, tick

LEAD = (
    "Everyone fills in a sheet alone; open them all here. Nobody sees anyone else's answers until you reveal them "
    "together."
)
PRIVATE = "The sheets stay in this browser until you start a new team; nothing is sent anywhere."
GROUPS = {
    "discuss": ("Talk about these", "You differ, and it could change which one is in front. The hardest come first."),
    "ends": ("Far apart", "From one end of the scale to the other, though it changes nothing today."),
    "find_out": (
        "Find out about these",
        "Somebody could not answer, and it could change which one is in front. The most useful come first.",
    ),
    "settled": ("Settled", "What you settled before, here or in the record that was opened."),
    "rest": ("Everything else", "You agree, or it changes nothing: no meeting is needed."),
}
"""The groups of questions in the order in which a team meets them; the last one stands closed."""
CLOSED = "rest"
LONG = "find_out"
"""The group that is long where few answers are there; what comes late in it is folded."""
TALK = "Who said what, and the team\u2019s answer"


def draw_team() -> list[nodes.Node]:
    """Return the content of the tab: the sheets, then what they hold."""
    return [draw_gathering(), draw_revealed()]


def draw_gathering() -> Part:
    """Return the ways to bring sheets, and the list of those that are here."""
    files = line(
        "div",
        tick("file", id_="team--files", multiple="multiple", accept=".toml,.json,.md,.txt"),
        classes="control",
    )
    return part(
        "div",
        line("p", LEAD, classes="panel-lead"),
        field("Open files", "team--files", files, "Sheets as TOML or JSON, or a decision record; several at once."),
        area("Or paste links, or one sheet", "team--text", "A link for each member, each on a line of its own."),
        part(
            "div",
            line("button", "Add what is pasted", type="button", data_team="paste"),
            line("button", "Add the sheet of this page", type="button", data_team="mine"),
            classes="actions",
        ),
        part("ul", classes="refusals", data_part="refusals"),
        heading(2, "Added so far"),
        line("p", "None yet.", data_part="no-members"),
        part("ul", classes="members", data_part="members"),
        part(
            "div", line("button", "Reveal together", type="button", value="go", data_team="reveal"), classes="actions"
        ),
        line("p", PRIVATE, classes="footing"),
        data_part="gathering",
    )


def draw_revealed() -> Part:
    """Return each member's own result, what the sheets hold together, and the differences that matter first."""
    groups = [draw_group(name, *words) for name, words in GROUPS.items()]
    return part(
        "div",
        heading(2, "Revealed", id_="revealed", tabindex="-1"),
        part("ul", classes="own-results", data_part="own", aria_label="Each by itself"),
        line("p", classes="panel-sentence", data_part="team-sentence"),
        line("p", classes="advice-words", data_part="team-advice"),
        line(
            "p",
            "Not every combination of answers was checked, so this is on the cautious side.",
            classes="exactness",
            data_part="team-exactness",
        ),
        part("ul", classes="matters", data_part="proposals"),
        *groups,
        part(
            "div",
            line("button", "Write the record", type="button", value="go", data_tab="record"),
            line("button", "Back to the sheets", type="button", data_team="back"),
            line("button", "Start a new team", type="button", data_team="clear"),
            classes="actions",
        ),
        data_part="revealed",
        hidden="hidden",
    )


def draw_group(name: str, title: str, lead: str) -> Part:
    """Return the place of one group of questions."""
    held = [line("p", lead, classes="hint"), part("ul", classes="matters", data_part="topics")]
    if name == LONG:
        more = line("summary", span("span", data_slot="more"), " more")
        held.append(part("details", more, part("ul", classes="matters", data_part="more-topics"), data_part="later"))
    if name != CLOSED:
        return part("div", heading(2, title), *held, classes="matter-group", data_group=name, hidden="hidden")
    summary = line("summary", title, " (", span("span", data_slot="count"), ")")
    return part("details", summary, *held, classes="matter-group", data_group=name, hidden="hidden")


def team_templates() -> list[Part]:
    """Return what a script clones: a member, a topic, and what was said about it."""
    return [template("member", draw_member()), template("topic", draw_topic()), template("side", draw_side())]


def draw_member() -> Part:
    """Return one sheet that is here: whose it is and where it came from, and nothing of what it says."""
    return part(
        "li",
        line("label", "Name"),
        line(
            "div",
            tick("text", id_="", maxlength="200", autocomplete="off", placeholder="Whose answers? e.g. Ana"),
            classes="control",
        ),
        line("p", classes="origin", data_slot="origin"),
        named_button("Remove"),
        line("p", classes="fault", data_part="member-fault", hidden="hidden"),
        classes="member",
    )


def draw_topic() -> Part:
    """Return one question on which the team differs: who said what, the team's answer, and the dissent."""
    return part(
        "li",
        heading(3, span("span", data_slot="title"), tabindex="-1"),
        line("p", classes="badge", data_slot="status"),
        line("p", classes="settled-note", data_slot="weight"),
        line("p", classes="quiet", data_slot="remark"),
        line("p", classes="quiet", data_slot="unsure"),
        line("p", classes="quiet", data_slot="abstained"),
        part("details", line("summary", TALK), *draw_talk(), classes="talk", open="open"),
        classes="matter",
    )


def draw_talk() -> list[nodes.Node]:
    """Return what folds away once a question is settled."""
    dissent = part(
        "div",
        line("label", "In the words of those who hold it, with their names"),
        line("textarea", rows="2", maxlength="1000"),
        classes="field",
    )
    return [
        part("ul", classes="sides", data_part="sides"),
        part(
            "fieldset",
            line("legend", "The team\u2019s answer"),
            part("div", classes="choices", data_part="choices"),
            classes="settle",
            data_part="settle",
        ),
        part("details", line("summary", "Keep a dissent"), dissent, classes="dissent"),
    ]


def draw_side() -> Part:
    """Return one answer with those who gave it, and what it would lead to."""
    return part(
        "li",
        line("p", span("strong", data_slot="label"), ": ", span("span", data_slot="members")),
        line("p", "\u2192 ", span("span", data_slot="leads-to"), classes="leads-to", data_if="leads"),
        classes="side",
    )
