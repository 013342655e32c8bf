"""The command ``shortlist lint``: whether a model is complete, fair and honest."""

from typing import Annotated

import typer
from rich.table import Table as Grid
from rich.text import Text

from shortlist import Model
from shortlist.lint import SHEETS, Linted, lint_model, lint_table, share_words
from shortlist.report.sentences import listed, number
from shortlist_cli.exits import Exit, ending_in_words
from shortlist_cli.inputs import opened_model
from shortlist_cli.options import AsJson, AsOf, ModelDirectory
from shortlist_cli.output import print_json
from shortlist_cli.terminal import screen


def command(
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    as_of: AsOf = None,
    sheets: Annotated[
        int, typer.Option(min=1, max=100_000, help="How many random sheets to count the shares on.")
    ] = SHEETS,
) -> None:
    """Check that a model is complete and fair to its alternatives; the exit code is 1 if something must be fixed."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model)
        found = lint_model(chosen, as_of=as_of.date() if as_of else None, sheets=sheets)
        print_json(lint_table(chosen, found)) if as_json else print_lint(found, chosen)
        raise typer.Exit(Exit.SHORTLIST if found.passes else Exit.WORSE)


def print_lint(linted: Linted, model: Model) -> None:
    """Print what the lints found, and the shares of the alternatives in drawn sheets."""
    console = screen()
    console.print(Text(_summary(linted), style="bold"))
    for finding in linted.findings:
        console.print(Text(f"{finding.gravity}: {finding}"))
    survey = linted.survey
    if survey is None:
        return
    grid = Grid("", "alone in front", "one of two", "one of more", box=None)
    for share in survey.shares:
        counts = (share.alone, share.in_two, share.too_close)
        words = [share_words(count, survey.sheets) for count in counts]
        grid.add_row(Text(model.alternatives[share.alternative].title), *words)
    console.print(Text(f"In {survey.sheets} drawn sheets, each answered in full:"))
    console.print(grid)


def _summary(linted: Linted) -> str:
    """Return in one sentence whether a model passes, and how much there is to look at."""
    gravities = [finding.gravity for finding in linted.findings]
    counted = ((gravities.count(word), word) for word in ("error", "warning", "note"))
    words = [f"{number(count)} {word}{'' if count == 1 else 's'}" for count, word in counted if count]
    told = f": {listed(words)}" if words else ""
    return f"{'Passes' if linted.passes else 'Does not pass'}{told}."
