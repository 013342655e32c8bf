"""Summary of the answer: who is close, three grounds, the objection, what would change it, and what to ask next."""

from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span


def draw_summary() -> Part:
    """Return the places for the summary: who is close, grounds, the objection, what would change it, what to ask."""
    standing = line("p", span("span", data_slot="standing"), " ", span("span", data_slot="change"), classes="standing")
    asked = part(
        "div",
        heading(2, span("span", data_slot="asked"), classes="asked-title"),
        part("ul", data_part="asked-list"),
        classes="asked",
        data_part="asked",
        hidden="hidden",
    )
    warnings = part("ul", classes="warnings", data_part="warnings", hidden="hidden")
    grounds = part("ul", classes="grounds", data_part="grounds")
    return on_screen(part("div", standing, warnings, grounds, asked, classes="summary", data_part="summary"))


def summary_templates() -> dict[str, Part | Line]:
    """Return what a script clones: grounds, questions, comparisons, and changes to try."""
    evidence = span("a", "Evidence", classes="to-evidence")
    return {
        "ground": part(
            "li",
            line(
                "p",
                span("span", data_slot="kind", classes="unseen"),
                " ",
                span("span", data_slot="sentence"),
                " ",
                evidence,
            ),
        ),
        "question-link": part("li", line("p", span("a", data_slot="question"))),
        "sentence": part("li", line("p", span("span", data_slot="sentence"))),
        "doubt": part("li", line("p", span("a", data_slot="rating"), " ", span("span", data_slot="levels"))),
        "turn": part(
            "li",
            line("p", span("span", data_slot="sentence"), " ", span("button", "Try it", type="button", classes="try")),
        ),
        "lever": part("li", line("label", span("span", data_slot="short"), " ", span("select"))),
    }
