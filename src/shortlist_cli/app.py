"""The commands: what they are called, what they take, and how they end."""

import sys
from datetime import UTC, date, datetime
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from shortlist import FaultsError, Model, Sheet, built_in_model, evaluate, json_of, load_model, parse_sheet, read_sheet
from shortlist.report import report_of
from shortlist.wire import faults_table
from shortlist_cli.terminal import print_report

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


class Exit(IntEnum):
    """How ``evaluate`` ends, for scripts."""

    SHORTLIST = 0
    BAD_INPUT = 2
    UNDECIDED = 3
    NONE_FITS = 4
    TOO_CLOSE = 5


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


@app.command("evaluate")
def evaluate_sheet(
    sheet: Annotated[Path, typer.Argument(help="The answers, as a TOML or JSON file; - reads standard input.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Use the model in this directory, not the built-in one.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="Judge on this day which evidence is due for another look, instead of on the day of its newest check.",
        ),
    ] = None,
) -> None:
    """Say what an answer sheet leads to, and why.

    Ends with 0 for a shortlist of one or two, 3 undecided, 4 none fits, 5 too close, and 2 for input with faults.
    """
    try:
        chosen = built_in_model() if model is None else load_model(model, today=datetime.now(tz=UTC).date())
        answers = _sheet(sheet, chosen)
    except FaultsError as error:
        _print_faults(error, as_json=as_json)
        raise typer.Exit(Exit.BAD_INPUT) from None
    raise typer.Exit(_print_evaluation(chosen, answers, as_of.date() if as_of else None, as_json=as_json))


def _sheet(path: Path, model: Model) -> Sheet:
    if str(path) == "-":
        return parse_sheet(sys.stdin.buffer.read(), model, place="standard input")
    return read_sheet(path, model)


def _print_faults(error: FaultsError, *, as_json: bool) -> None:
    if as_json:
        _print_bytes(json_of(faults_table(error)))
    else:
        typer.echo(str(error), err=True)


def _print_evaluation(model: Model, sheet: Sheet, as_of: date | None, *, as_json: bool) -> Exit:
    """Print what a sheet leads to and return how to end."""
    evaluation = evaluate(model, sheet)
    report = report_of(evaluation, sheet, as_of=as_of)
    if as_json:
        _print_bytes(json_of(report))
    else:
        print_report(report, model)
    return Exit[evaluation.kind.upper().replace(" ", "_")]


def _print_bytes(text: str) -> None:
    """Write UTF-8 whatever the terminal's encoding is, so that the bytes are those of the page."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
