"""Prompts of the questionnaire: ticks and single questions, on lines that fit the terminal, nothing preselected."""

from collections.abc import Sequence
from enum import StrEnum

import questionary
from questionary import Choice

from shortlist import Criterion, Model, Question, Sheet
from shortlist.model.model import CriterionId, LevelId, QuestionId
from shortlist.report.sentences import need_name
from shortlist.sheets.changing import is_essential
from shortlist.sheets.sheet import MOST_DECIDING
from shortlist_cli.output import print_line
from shortlist_cli.terminal import wrapped

POINTER, TICK = 3, 5
"""Columns before an option, in which a pointer stands, and a box to tick."""
TICKING = "Up and down move, space ticks, Enter goes on."
BACK_TO_ESSENTIALS = "Back to what is essential"
"""A screen of ticks has no answer that leads elsewhere: the way back is ticked as well."""
CHOOSING = "Up and down choose, Enter answers"


class Way(StrEnum):
    """What a reader may choose instead of a level; ids of levels never start with a colon."""

    AGAIN = ":again"
    UNKNOWN = ":unknown"
    WHY = ":why"
    BACK = ":back"
    STOP = ":stop"
    ON = ":on"


def ticked_needs(needs: Sequence[Question], sheet: Sheet) -> list[QuestionId]:
    """Return the needs that a reader ticks as essential; those that are already, are ticked."""
    choices = [
        Choice(_option(f"{need.short}: {need.buys}", TICK), value=need.id, checked=is_essential(need, sheet.answers))
        for need in needs
    ]
    asked = f"What can the project not do without? {TICKING} What you leave unticked may still be useful."
    return [QuestionId(key) for key in _ticked(asked, choices)]


def ticked_criteria(model: Model, criteria: Sequence[Criterion], sheet: Sheet) -> list[CriterionId] | None:
    """Return the criteria that a reader lets decide, at most three; with more, the question is asked again.

    ``None`` says that the reader goes back.
    """
    asked = f"Which of these decide? At most {MOST_DECIDING}; none is fine. {TICKING}"
    found: Sequence[str] = sheet.deciding
    while True:
        choices = [
            Choice(_option(need_name(model, each), TICK), value=each.id, checked=each.id in found) for each in criteria
        ]
        found = _ticked(asked, [*choices, Choice(_option(BACK_TO_ESSENTIALS, TICK), value=Way.BACK)])
        if Way.BACK in found:
            return None
        if len(found) <= MOST_DECIDING:
            return [CriterionId(key) for key in found]
        print_line(wrapped(f"At most {MOST_DECIDING} can decide, and {len(found)} are ticked; untick some."))


def _ticked(asked: str, choices: list[Choice]) -> list[str]:
    found = questionary.checkbox(
        _question(asked), choices=choices, instruction=" ", qmark="", erase_when_done=True
    ).unsafe_ask()
    return [str(key) for key in found]


def chosen_level(question: Question, sheet: Sheet, *, can_go_back: bool) -> LevelId | Way:
    """Return the level that a reader chooses, or what else to do; an answer that was given is pointed at."""
    given = sheet.answers.get(question.id, ())
    levels = [Choice(_option(f"{level.label}: {level.means}"), value=level.id) for level in question.levels]
    others = [
        Choice("Don't know yet", value=Way.UNKNOWN),
        Choice("Why is this asked?", value=Way.WHY),
        *_ways_out(can_go_back=can_go_back),
    ]
    found = _chosen(question.text, [*levels, questionary.Separator(), *others], given[0] if len(given) == 1 else None)
    return Way(found) if found.startswith(":") else LevelId(found)


def way_from_settled(*, can_go_back: bool) -> Way:
    """Return whether a reader stops where the outcome is settled, or goes on."""
    choices = [
        *_ways_out(can_go_back=can_go_back),
        Choice(_option("Answer the rest, for a fuller record"), value=Way.ON),
    ]
    return Way(_chosen("No question that is left can change who is in front. Is that enough?", choices, None))


def _ways_out(*, can_go_back: bool) -> list[Choice]:
    stop = Choice(_option("Stop here; the answers are kept"), value=Way.STOP)
    return [Choice("Back", value=Way.BACK), stop] if can_go_back else [stop]


def _chosen(asked: str, choices: list[Choice | questionary.Separator], default: str | None) -> str:
    """Return the value of the chosen option; the line on the keys, which is pointed at first, is none."""
    keys = Choice(_option(CHOOSING), value=Way.AGAIN)
    found = Way.AGAIN.value
    while found == Way.AGAIN:
        found = str(
            questionary.select(
                _question(asked),
                choices=[keys, *choices],
                default=default,
                instruction=" ",
                qmark="",
                erase_when_done=True,
            ).unsafe_ask()
        )
    return found


def _question(text: str) -> str:
    """Return a question on lines of the terminal's width, below one another in the column where questions begin."""
    return wrapped(text, " ").lstrip()


def _option(text: str, columns: int = POINTER) -> str:
    """Return an option on lines of the terminal's width, in the column where options begin."""
    return wrapped(text, " " * columns).lstrip()
