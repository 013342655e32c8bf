"""Dialogs of the checklist, which ask before answers are replaced."""

from shortlist_sphinx.core.nodes import Part, heading, line, on_screen, part

REPLACED = (
    "This browser has saved answers of yours, and making these yours replaces them. "
    "As another service they stand beside yours, and nothing is replaced."
)
DIALOGS = {
    "new-team": (
        "Start a new team?",
        "All sheets of the present team, and what it settled, are removed from this page and from this browser.",
        {"keep": "Keep the team", "go": "Start a new team"},
    ),
    "start-over": (
        "Start over?",
        "All answers of this sheet are removed from the page and from this browser.",
        {"keep": "Keep the answers", "go": "Start over"},
    ),
    "replace-mine": (
        "Replace your answers?",
        REPLACED,
        {"keep": "Cancel", "beside": "Add as another service", "go": "Replace mine"},
    ),
}


def draw_dialogs() -> list[Part]:
    """Return the dialogs; closed until a script opens one."""
    return [draw_dialog(name) for name in DIALOGS]


def draw_dialog(name: str) -> Part:
    """Return one dialog; its buttons close it, and their value is the answer."""
    title, words, answers = DIALOGS[name]
    buttons = [line("button", word, value=value) for value, word in answers.items()]
    return on_screen(
        part(
            "dialog",
            part(
                "form",
                heading(1, title, id_=f"{name}--title"),
                line("p", words),
                part("div", *buttons, classes="actions"),
                method="dialog",
            ),
            data_dialog=name,
            aria_labelledby=f"{name}--title",
        )
    )
