"""Names that a sheet bears: of the project, and of the member who answers."""

from shortlist_sphinx.core.nodes import Part, line, part, tick


def draw_names() -> Part:
    """Return the fields for the names, folded: an answer needs none."""
    return part(
        "details",
        line("summary", "Name this decision (optional)"),
        draw_line("title", "Name of the project or service"),
        draw_line("member", "Your name, if you answer as a member of a team"),
        classes="fold names",
    )


def draw_line(name: str, label: str) -> Part:
    """Return the field for a name."""
    id_ = f"sheet-{name}"
    return part(
        "div",
        line("label", label, for_=id_),
        line("div", tick("text", name=name, id_=id_, maxlength="200"), classes="control"),
        classes="field",
        data_place=name,
    )
