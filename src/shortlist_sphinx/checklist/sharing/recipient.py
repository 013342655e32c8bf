"""Recipient of a link: whose answers are shown, that nothing is saved, and the ways on from there."""

from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span

WHAT_NOW = "What do you want to do with it?"
WAYS = {
    "challenge": ("Challenge", "Change an answer on a copy, and see who moves."),
    "mine": ("Make it mine", "Go on from these answers, saved in this browser."),
    "service": ("Add as another service", "Keep it beside your own, and see what both cost together."),
    "team": ("Add to the team", "Compare it with your team's sheets."),
}
"""Each way on with the words of its button, and what it does."""


def draw_sender() -> Part:
    """Return the lines below the heading of a shared result: whose it is, and that nothing was saved."""
    whose = line("p", span("strong", data_slot="project"), " ", span("span", data_slot="sender"), classes="sender")
    return on_screen(
        part("div", whose, line("p", data_slot="copy", classes="copy"), data_part="sender", hidden="hidden")
    )


def draw_ways() -> Part:
    """Return the ways on from a shared result, hidden until a link was opened."""
    ways = [part("li", draw_button(name, words), line("p", means)) for name, (words, means) in WAYS.items()]
    back = part("div", draw_button("undo", "Undo the changes"), draw_button("back", ""), classes="actions")
    return on_screen(
        part(
            "div",
            heading(2, WHAT_NOW, id_="shared--title", tabindex="-1"),
            part("ul", *ways),
            back,
            classes="shared-ways",
            data_part="shared",
            hidden="hidden",
        )
    )


def draw_button(name: str, words: str) -> Line:
    """Return a button; the script knows it by its name."""
    return line("button", words, type="button", data_shared=name)
