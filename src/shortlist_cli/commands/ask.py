"""The command ``shortlist ask``: the questionnaire in the terminal, with a way back, saved after each answer."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from shortlist import Sheet, evaluate
from shortlist.characters import visible
from shortlist.parsing.text import refuse
from shortlist.report.report import report_of
from shortlist_cli.commands.evaluate import print_report
from shortlist_cli.exits import Exit, ending, ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheet
from shortlist_cli.options import ModelDirectory
from shortlist_cli.output import print_line, writable
from shortlist_cli.terminal import wrapped


def command(
    sheet: Annotated[
        Path, typer.Argument(help="The file that keeps your answers; if it exists, you continue where you stopped.")
    ],
    *,
    model: ModelDirectory = None,
) -> None:
    """Answer questions in the terminal, the most useful first, and see who is in front after each answer.

    It begins with what is essential, what your team knows and how soon you must deliver. Each answer is saved at once.
    At any question you can ask why it matters, skip it, go back, or stop and continue later.
    """
    # What asks in a terminal takes as long to import as all else together, and only this command needs it.
    from shortlist_cli.questionnaire.course import Course  # noqa: PLC0415
    from shortlist_cli.questionnaire.sitting import Sitting  # noqa: PLC0415

    with ending_in_words():
        _refuse_what_cannot_be_asked(sheet)
        chosen = opened_model(model)
        answers = opened_sheet(sheet, chosen) if sheet.exists() else Sheet(answers={})
        with stopping_in_words(sheet):
            sitting = Course(Sitting(chosen, answers, sheet)).run()
        evaluation = evaluate(chosen, sitting.sheet)
        print_report(report_of(evaluation, sitting.sheet), chosen)
        print_line(f"\nYour answers are in {visible(str(sheet))}: shortlist evaluate {_in_a_shell(sheet)}")
        raise typer.Exit(ending(evaluation.kind))


def _refuse_what_cannot_be_asked(sheet: Path) -> None:
    """Refuse, before anything is shown, a terminal that is none and a sheet that is no file."""
    if str(sheet) in {"", ".", "-"}:
        refuse("expected the name of a file in which the answers are kept", at="ask")
    if sheet.is_dir():
        refuse("is a folder; expected the name of a file in which the answers are kept", at=str(sheet))
    for stream in (sys.stdin, sys.stdout):
        if stream is None or stream.closed or not stream.isatty():
            how = f"write the sheet by hand, then: shortlist evaluate {_in_a_shell(sheet)}"
            refuse(f"needs a terminal, for questions and answers; without one, {how}", at="ask")
    writable(sheet)


@contextmanager
def stopping_in_words(sheet: Path) -> Iterator[None]:
    """End with 2 and a sentence where the keyboard, or the end of the terminal, stops the questions."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        kept = f"Your answers are in {sheet}" if sheet.exists() else "Nothing was answered yet"
        print_line(wrapped(f"Stopped. {kept}; go on with: shortlist ask {_in_a_shell(sheet)}"), error=True)
        raise typer.Exit(Exit.BAD_INPUT) from None


def _in_a_shell(path: Path) -> str:
    return shlex.quote(str(path))
