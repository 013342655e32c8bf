"""The command ``shortlist`` and what stands under it."""

from typing import Annotated

import typer

from shortlist_cli.commands import (
    ask,
    check,
    compare,
    diff,
    evaluate,
    explain,
    lint,
    record,
    schema,
    services,
    team,
    what_if,
)

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the signature that an option's callback has
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - costs every command time, and this one needs it

        typer.echo(version("shortlist"))
        raise typer.Exit


@app.callback()
def shortlist(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn answers about a project into a shortlist of one or two frameworks, with reasons and sources.

    Begin with: shortlist ask answers.toml
    """


app.command("ask")(ask.command)
app.command("evaluate")(evaluate.command)
app.command("explain")(explain.command)
app.command("what-if")(what_if.command)
app.command("compare")(compare.command)
app.command("services")(services.command)
app.command("team")(team.command)
app.command("record")(record.command)
app.command("check")(check.command)
app.command("diff")(diff.command)
app.command("lint")(lint.command)
app.command("schema")(schema.command)
