"""Tables that every builder can write."""

from collections.abc import Sequence

from docutils import nodes

from shortlist_sphinx.core.nodes import inline

Cell = nodes.Node | str | Sequence[nodes.Node | str]
WIDTH = 20
"""The width of a column where letters are all there is; web pages find their own."""


def table(
    title: str, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, classes: str, anchor: str = ""
) -> nodes.table:
    """Return a table whose first column heads its rows; without ``title`` it has none."""
    columns = [nodes.colspec(colwidth=WIDTH) for _ in head]
    columns[0]["stub"] = 1  # the first column heads its rows, for those who hear the table
    group = nodes.tgroup("", *columns, cols=len(head))
    group += nodes.thead("", row(head))
    group += nodes.tbody("", *[row(cells) for cells in rows])
    drawn = nodes.table("", classes=["colwidths-auto", "drawn-table", *classes.split()], ids=[anchor] if anchor else [])
    if title:
        drawn += nodes.title("", "", *inline(title))
    drawn += group
    return drawn


def row(cells: Sequence[Cell]) -> nodes.row:
    """Return a row of a table."""
    return nodes.row("", *[nodes.entry("", paragraph(cell)) for cell in cells])


def paragraph(cell: Cell) -> nodes.paragraph:
    """Return what stands in a cell."""
    pieces = [cell] if isinstance(cell, (str, nodes.Node)) else cell
    return nodes.paragraph("", "", *inline(*pieces))
