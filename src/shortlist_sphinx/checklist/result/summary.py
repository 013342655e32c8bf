"""Summary of the answer: who is close, three grounds, the objection, what would change it, and what to ask next."""

from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span


def draw_summary() -> Part:
    """Return the places for the summary: who is close, what warns, the grounds, and what would change it."""
    standing = line("p", span("span", data_slot="standing"), " ", span("span", data_slot="change"), classes="standing")
    warnings = part("ul", classes="warnings", data_part="warnings", hidden="hidden")
    grounds = part("ul", classes="grounds", data_part="grounds")
    return on_screen(part("div", standing, warnings, grounds, classes="summary", data_part="summary"))


def draw_asked() -> Part:
    """Return the place for the questions that are best asked next."""
    title = heading(2, span("span", data_slot="asked"), classes="asked-title")
    asked = part("ul", data_part="asked-list")
    return on_screen(part("div", title, asked, classes="asked", data_part="asked", hidden="hidden"))


def summary_templates() -> dict[str, Part | Line]:
    """Return what a script clones: grounds, questions, comparisons, and changes to try."""
    sentence = span("span", data_slot="sentence")
    told = span("a", data_slot="sentence")
    return {
        "ground": part("li", line("p", span("span", data_slot="kind", classes="unseen"), " ", told)),
        "question-link": part("li", line("p", span("a", data_slot="question"))),
        "sentence": part("li", line("p", sentence)),
        "doubt": part("li", line("p", told.deepcopy())),
        "turn": part("li", line("p", sentence.deepcopy(), " ", span("button", "Try it", type="button", classes="try"))),
        "lever": part("li", line("label", span("span", data_slot="short"), " ", span("select"))),
    }
