"""The command ``shortlist ask``: the questionnaire in the terminal, with a way back, saved after each answer."""

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated

import questionary
import typer
from questionary import Choice

from shortlist import Model, Question, Sheet, evaluate
from shortlist.model.model import CriterionId, LevelId, QuestionId, frozen
from shortlist.parsing.text import refuse
from shortlist.report.report import report_of
from shortlist.sheets.sheet import MOST_DECIDING
from shortlist_cli.commands.evaluate import print_report
from shortlist_cli.ending import Exit, ending, ending_in_words
from shortlist_cli.kept_sheet import keep
from shortlist_cli.opening import opened_model, opened_sheet
from shortlist_cli.options import ModelDirectory
from shortlist_cli.terminal import wrapped
from shortlist_cli.writing import print_line

UNKNOWN, BACK, WHY, STOP = "unknown", "back", "why", "stop"
"""What a reader may choose instead of a level; ids of levels never start with a colon."""
POINTER = 3
"""Columns before an option, in which a pointer stands."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where somebody is in the questionnaire, and what was answered so far."""

    model: Model
    sheet: Sheet
    path: Path

    def saved(self, change: Callable[[Sheet], Sheet]) -> "Sitting":
        """Return the sitting with a change, which is in the file before the next question is asked.

        What somebody else wrote into the file meanwhile stays.
        """
        sheet = change(opened_sheet(self.path, self.model) if self.path.exists() else self.sheet)
        keep(sheet, self.path, self.model)
        return replace(self, sheet=sheet)


def command(
    sheet: Annotated[Path, typer.Argument(help="Where the answers are kept; an existing sheet is gone on with.")],
    *,
    model: ModelDirectory = None,
) -> None:
    """Ask the questions one after the other, save each answer, and say at the end what it leads to.

    Every question can say why it is asked, be left open, or be gone back from. Stop at any time and go on later.
    """
    with ending_in_words():
        _refuse_what_cannot_be_asked(sheet)
        chosen = opened_model(model)
        answers = opened_sheet(sheet, chosen) if sheet.exists() else Sheet(answers={})
        with stopping_in_words(sheet):
            sitting = _asked(Sitting(chosen, answers, sheet))
        evaluation = evaluate(chosen, sitting.sheet)
        print_report(report_of(evaluation, sitting.sheet), chosen)
        print_line(f"\nYour answers are in {sheet}: shortlist evaluate {_in_a_shell(sheet)}")
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


def _asked(sitting: Sitting) -> Sitting:
    """Return the sitting at its end, or where the reader stopped."""
    questions = list(sitting.model.questions.values())
    at = next((at for at, one in enumerate(questions) if one.id not in sitting.sheet.answers), 0)
    while at < len(questions):
        chosen = _choice(sitting, questions[at], at)
        match chosen:
            case "stop":
                return sitting
            case "back":
                at = max(0, at - 1)
            case "why":
                print_line(f"\n{wrapped(questions[at].why, '  ')}\n{wrapped(questions[at].hint, '  ')}\n")
            case _:
                sitting = sitting.saved(partial(with_answer, question=questions[at].id, chosen=chosen))
                at += 1
    return _decided(sitting)


def _choice(sitting: Sitting, question: Question, at: int) -> str:
    """Return the level that the reader chooses, or what else to do."""
    given = sitting.sheet.answers.get(question.id)
    levels = [Choice(_option(f"{level.label}: {level.means}"), value=level.id) for level in question.levels]
    others = [
        Choice("Don't know yet", value=f":{UNKNOWN}"),
        Choice("Why is this asked?", value=f":{WHY}"),
        *([Choice("Back", value=f":{BACK}")] if at else []),
        Choice(_option("Stop here; the answers are kept"), value=f":{STOP}"),
    ]
    step = sitting.model.steps[question.step].title
    chosen = questionary.select(
        wrapped(f"{step} ({at + 1} of {len(sitting.model.questions)}): {question.text}"),
        choices=[*levels, questionary.Separator(), *others],
        default=given[0] if given else f":{UNKNOWN}",
        instruction=" ",
        qmark="",
    ).unsafe_ask()
    return str(chosen).removeprefix(":")


def _option(text: str) -> str:
    """Return an option on lines of the terminal's width, in the column where options begin."""
    return wrapped(text, " " * POINTER).lstrip()


def with_answer(sheet: Sheet, question: QuestionId, chosen: str) -> Sheet:
    """Return a sheet with one answer given, or taken back where it is unknown."""
    answers: Mapping[QuestionId, tuple[LevelId, ...]] = {
        key: levels for key, levels in sheet.answers.items() if key != question
    }
    if chosen != UNKNOWN:
        answers = {**answers, question: (LevelId(chosen),)}
    abstained = tuple(key for key in sheet.abstained if key != question)
    return replace(sheet, answers=frozen(answers), abstained=abstained)


def _decided(sitting: Sitting) -> Sitting:
    """Ask at the end which criteria settle a tie, among those that are needed."""
    needed = [
        Choice(criterion.title, value=criterion.id, checked=criterion.id in sitting.sheet.deciding)
        for criterion in sitting.model.criteria.values()
        if sitting.sheet.answers.get(criterion.need) != (sitting.model.questions[criterion.need].levels[0].id,)
    ]
    chosen = questionary.checkbox(
        wrapped("Which criteria settle a tie? At most three; none yet is fine."),
        choices=needed,
        validate=lambda found: len(found) <= MOST_DECIDING or f"At most {MOST_DECIDING}, please.",
        qmark="",
    ).unsafe_ask()
    deciding = tuple(sorted(CriterionId(str(key)) for key in chosen))
    return sitting.saved(lambda sheet: replace(sheet, deciding=deciding))
