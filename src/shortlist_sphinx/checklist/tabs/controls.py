"""Drawing what rooms are furnished with: templates, and fields under their labels."""

from docutils import nodes

from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span, tick


def template(name: str, content: Part) -> Part:
    """Return something that a script clones."""
    return on_screen(part("template", content, data_template=name))


def named_button(words: str, **html: str) -> Line:
    """Return a button for one of several things of a kind; those who hear it are told for which."""
    which = span("span", " ", span("span", data_slot="name"), of="unseen")
    return line("button", words, which, type="button", **html)


def field(label: str, identity: str, control: nodes.Node, hint: str = "") -> Part:
    """Return a control under its label, with a hint between the two."""
    told: list[Line] = [line("p", hint, of="hint", identity=f"{identity}--hint")] if hint else []
    return part("div", line("label", label, for_=identity), *told, control, of="room-field")


def text_field(label: str, identity: str, hint: str = "", **html: str) -> Part:
    """Return a line to write on."""
    described = {"aria_describedby": f"{identity}--hint"} if hint else {}
    control = line("div", tick("text", name=identity, identity=identity, **described, **html), of="control")
    return field(label, identity, control, hint)


def area(label: str, identity: str, hint: str = "", rows: str = "3", **html: str) -> Part:
    """Return a place for several lines."""
    described = {"aria_describedby": f"{identity}--hint"} if hint else {}
    control = line("textarea", identity=identity, name=identity, rows=rows, **described, **html)
    return field(label, identity, control, hint)
