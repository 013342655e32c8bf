"""Form controls of the checklist's tabs: buttons, fields under their labels, and templates."""

from docutils import nodes

from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span, tick


def template(name: str, content: Part) -> Part:
    """Return something that a script clones."""
    return on_screen(part("template", content, data_template=name))


def named_button(words: str, **html: str) -> Line:
    """Return a button for one of several things of a kind; those who hear it are told for which."""
    which = span("span", " ", span("span", data_slot="name"), classes="unseen")
    return line("button", words, which, type="button", **html)


def field(label: str, id_: str, control: nodes.Node, hint: str = "") -> Part:
    """Return a control under its label, with a hint between the two."""
    told: list[Line] = [line("p", hint, classes="hint", id_=f"{id_}--hint")] if hint else []
    return part("div", line("label", label, for_=id_), *told, control, classes="field")


def text_field(label: str, id_: str, hint: str = "", **html: str) -> Part:
    """Return a line to write on."""
    described = {"aria_describedby": f"{id_}--hint"} if hint else {}
    control = line("div", tick("text", name=id_, id_=id_, **described, **html), classes="control")
    return field(label, id_, control, hint)


def area(label: str, id_: str, hint: str = "", rows: str = "3", **html: str) -> Part:
    """Return a place for several lines."""
    described = {"aria_describedby": f"{id_}--hint"} if hint else {}
    control = line("textarea", id_=id_, name=id_, rows=rows, **described, **html)
    return field(label, id_, control, hint)
