"""The command ``shortlist services``: several services side by side, and what a hybrid of them costs."""

from rich.console import Group, RenderableType
from rich.text import Text

from shortlist.report.shapes_sheets import CostShape, ServicesShape
from shortlist.services.services import services_of, side_by_side
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheets
from shortlist_cli.options import AsJson, AsOf, Costs, ModelDirectory, OverridesFile, SheetFiles
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen


def command(
    sheets: SheetFiles,
    *,
    costs: Costs = False,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Show several services side by side, and what a hybrid costs where they end in different frameworks."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        found = side_by_side(opened_sheets(sheets, chosen), chosen)
        table = services_of(found, as_of=as_of.date() if as_of else None)
        print_json(table) if as_json else print_services(table, whole=costs)


def print_services(found: ServicesShape, *, whole: bool) -> None:
    """Print whether one alternative serves all services, what each leads to, and what a hybrid of them costs.

    ``whole`` tells each cost with its reason and its source.
    """
    console = screen()
    console.print(Text(found["sentence"], style="bold"))
    for service in found["services"]:
        console.print(Text.assemble((f"{service['name']}: ", "bold"), service["headline"]))
    if found["costs"]:
        console.print(Text("\nWhat a hybrid costs:", style="bold"))
        console.print(Group(*(_cost(cost, whole=whole) for cost in found["costs"])))
    if found["costs"] and not whole:
        console.print("\nMore: the same command with --costs says why, with sources.")


def _cost(cost: CostShape, *, whole: bool) -> RenderableType:
    """Return a cost by its name, or with its reason and its source."""
    if not whole:
        return indented(Text(f"- {cost['title']}"))
    source = cost["source"]
    return Group(
        indented(Text.assemble((f"{cost['title']}. ", "bold"), cost["because"])),
        indented(Text(f"{source['title']} ({source['url']}), checked {source['checked']}"), 4),
    )
