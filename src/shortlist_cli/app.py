"""The command ``shortlist`` and what stands under it."""

from importlib.metadata import version
from typing import Annotated

import typer

from shortlist_cli import answering, asking, keeping, modelling

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the signature that an option's callback has
    if wanted:
        typer.echo(version("shortlist"))
        raise typer.Exit


@app.callback()
def shortlist(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Choose by stated rules: a shortlist of one or two, with a reason for each rating."""


app.command("ask")(asking.ask)
app.command("evaluate")(answering.evaluate_sheet)
app.command("explain")(answering.explain)
app.command("what-if")(answering.what_if)
app.command("compare")(answering.compare)
app.command("services")(answering.services)
app.command("team")(answering.team)
app.command("record")(keeping.record)
app.command("check")(keeping.check)
app.command("diff")(keeping.difference)
app.command("lint")(modelling.lint)
app.command("schema")(modelling.schema)
