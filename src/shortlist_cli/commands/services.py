"""The command ``shortlist services``: several services side by side, and what a hybrid of them costs."""

from rich.text import Text

from shortlist.report.shapes_sheets import ServicesShape
from shortlist.services.services import services_of, side_by_side
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheets
from shortlist_cli.options import AsJson, AsOf, ModelDirectory, OverridesFile, SheetFiles
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen


def command(
    sheets: SheetFiles,
    *,
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
        print_json(table) if as_json else print_services(table)


def print_services(found: ServicesShape) -> None:
    """Print whether one alternative serves all services, what each leads to, and what a hybrid of them costs."""
    console = screen()
    console.print(Text(found["sentence"], style="bold"))
    for service in found["services"]:
        console.print(Text.assemble((f"{service['name']}: ", "bold"), service["headline"]))
    if found["costs"]:
        console.print()
        console.print(Text("What a hybrid costs:", style="bold"))
    for cost in found["costs"]:
        source = cost["source"]
        console.print(indented(Text.assemble((f"{cost['title']}. ", "bold"), cost["because"])))
        console.print(indented(Text(f"{source['title']} ({source['url']}), checked {source['checked']}"), 4))
