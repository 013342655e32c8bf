"""The commands that answer: what a sheet leads to, why, what would change it, and what a team has to talk about."""

import typer

from shortlist import Model, evaluate
from shortlist.explain.stages import changes_of, explanation_of
from shortlist.report.comparison import comparison_of
from shortlist.report.report import report_of
from shortlist.services.services import services_of, side_by_side
from shortlist.team.meeting import meet, meeting_of
from shortlist.team.merging import merge
from shortlist_cli import terminal
from shortlist_cli.options import (
    AsJson,
    AsOf,
    ModelDirectory,
    OverridesFile,
    SettledFile,
    SheetFile,
    SheetFiles,
    TeamFiles,
    ending,
    ending_in_words,
    opened_model,
    opened_sheet,
    opened_sheets,
    opened_team,
    print_json,
)


def evaluate_sheet(
    sheet: SheetFile,
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Say what an answer sheet leads to.

    Ends with 0 for a shortlist of one or two, 3 undecided, 4 none fits, 5 too close, and 2 for input with faults.
    """
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        evaluation = evaluate(chosen, answers)
        report = report_of(evaluation, answers, as_of=as_of.date() if as_of else None)
        print_json(report) if as_json else terminal.print_report(report, chosen)
        raise typer.Exit(ending(evaluation.kind))


def explain(
    sheet: SheetFile,
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Say why: the rules behind each verdict, what still decides, and which answers alone lead there."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        found = explanation_of(evaluate(chosen, answers), answers, as_of=as_of.date() if as_of else None)
        print_json(found) if as_json else terminal.print_explanation(found, chosen)


def what_if(
    sheet: SheetFile, *, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None
) -> None:
    """Say what would change it: one or two other answers, or a rating that turns out otherwise."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        found = changes_of(evaluate(chosen, answers), answers)
        print_json(found) if as_json else terminal.print_changes(found)


def compare(*, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None) -> None:
    """Show all alternatives side by side, criterion by criterion."""
    with ending_in_words(as_json=as_json):
        chosen: Model = opened_model(model, overrides)
        found = comparison_of(chosen)
        print_json(found) if as_json else terminal.print_comparison(found)


def services(
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
        print_json(table) if as_json else terminal.print_services(table)


def team(
    sheets: TeamFiles,
    *,
    settled: SettledFile = None,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Lay the sheets of a team together: what is agreed, what is not, and which disagreements matter.

    A record brings its sheets, what was settled, and the ratings of its own. Ends as evaluate does.
    """
    with ending_in_words(as_json=as_json):
        brought = opened_team(sheets, model=model, overrides=overrides, settled=settled)
        merged = merge(brought.sheets, brought.model, places=brought.places, settled=brought.settled)
        found = meet(merged)
        table = meeting_of(found, as_of=as_of.date() if as_of else None)
        print_json(table) if as_json else terminal.print_meeting(table, brought.model)
        raise typer.Exit(ending(found.evaluation.kind))
