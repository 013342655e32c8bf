"""The command ``shortlist ask``: the questionnaire in the terminal, with a way back, saved after each answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import questionary
import typer
from questionary import Choice

from shortlist import Model, Question, Sheet, evaluate, toml_of
from shortlist.model.model import CriterionId, LevelId, QuestionId, frozen
from shortlist.report.report import report_of
from shortlist.sheets.sheet import MOST_DECIDING
from shortlist_cli.commands.evaluate import print_report
from shortlist_cli.ending import ending, ending_in_words
from shortlist_cli.opening import opened_model, opened_sheet
from shortlist_cli.options import ModelDirectory
from shortlist_cli.writing import put

UNKNOWN, BACK, WHY, STOP = "unknown", "back", "why", "stop"
"""What a reader may choose instead of a level; ids of levels never start with a colon."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where somebody is in the questionnaire, and what was answered so far."""

    model: Model
    sheet: Sheet
    path: Path

    def saved(self, sheet: Sheet) -> "Sitting":
        """Return the sitting with another sheet, which is in the file before the next question is asked."""
        put(toml_of(sheet), self.path)
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
        chosen = opened_model(model)
        answers = opened_sheet(sheet, chosen) if sheet.exists() else Sheet(answers={})
        sitting = _asked(Sitting(chosen, answers, sheet))
        evaluation = evaluate(chosen, sitting.sheet)
        print_report(report_of(evaluation, sitting.sheet), chosen)
        typer.echo(f"\nYour answers are in {sheet}: shortlist evaluate {sheet}")
        raise typer.Exit(ending(evaluation.kind))


def _asked(sitting: Sitting) -> Sitting:
    """Return the sitting at its end, or where the reader stopped."""
    questions = list(sitting.model.questions.values())
    at = next((at for at, one in enumerate(questions) if one.id not in sitting.sheet.answers), 0)
    while at < len(questions):
        chosen = _choice(sitting, questions[at], at)
        match chosen:
            case "stop" | None:
                return sitting
            case "back":
                at = max(0, at - 1)
            case "why":
                typer.echo(f"\n  {questions[at].why}\n  {questions[at].hint}\n")
            case _:
                sitting = sitting.saved(with_answer(sitting.sheet, questions[at].id, chosen))
                at += 1
    return _decided(sitting)


def _choice(sitting: Sitting, question: Question, at: int) -> str | None:
    """Return the level that the reader chooses, or what else to do; ``None`` where they leave by the keyboard."""
    given = sitting.sheet.answers.get(question.id)
    levels = [Choice(f"{level.label}: {level.means}", value=level.id) for level in question.levels]
    others = [
        Choice("Don't know yet", value=f":{UNKNOWN}"),
        Choice("Why is this asked?", value=f":{WHY}"),
        *([Choice("Back", value=f":{BACK}")] if at else []),
        Choice("Stop here; the answers are kept", value=f":{STOP}"),
    ]
    step = sitting.model.steps[question.step].title
    chosen = questionary.select(
        f"{step} ({at + 1} of {len(sitting.model.questions)}): {question.text}",
        choices=[*levels, questionary.Separator(), *others],
        default=given[0] if given else f":{UNKNOWN}",
        qmark="",
    ).ask()
    return None if chosen is None else str(chosen).removeprefix(":")


def with_answer(sheet: Sheet, question: QuestionId, chosen: str) -> Sheet:
    """Return a sheet with one answer given, or taken back where it is unknown."""
    answers: Mapping[QuestionId, tuple[LevelId, ...]] = {
        key: levels for key, levels in sheet.answers.items() if key != question
    }
    if chosen != UNKNOWN:
        answers = {**answers, question: (LevelId(chosen),)}
    return replace(sheet, answers=frozen(answers))


def _decided(sitting: Sitting) -> Sitting:
    """Ask at the end which criteria settle a tie, among those that are needed."""
    needed = [
        Choice(criterion.title, value=criterion.id, checked=criterion.id in sitting.sheet.deciding)
        for criterion in sitting.model.criteria.values()
        if sitting.sheet.answers.get(criterion.need) != (sitting.model.questions[criterion.need].levels[0].id,)
    ]
    chosen = questionary.checkbox(
        "Which criteria settle a tie? At most three; none yet is fine.",
        choices=needed,
        validate=lambda found: len(found) <= MOST_DECIDING or f"At most {MOST_DECIDING}, please.",
        qmark="",
    ).ask()
    if chosen is None:
        return sitting
    deciding = tuple(sorted(CriterionId(str(key)) for key in chosen))
    return sitting.saved(replace(sitting.sheet, deciding=deciding))
