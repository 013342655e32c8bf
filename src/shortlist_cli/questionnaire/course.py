"""Course of the questionnaire: what comes next, the way back, and what each answer says so far."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from shortlist import Criterion, Evaluation, QuestionId, Sheet, evaluate
from shortlist.method.question_order import Stage, asking, stages_of
from shortlist.model.model import LevelId
from shortlist.report.sentences import headline, listed, need_name, need_within, within_a_sentence
from shortlist.sheets.changing import is_essential, with_answer, with_essentials
from shortlist_cli.output import print_line
from shortlist_cli.questionnaire.prompts import Way, chosen_level, ticked_criteria, ticked_needs, way_from_settled
from shortlist_cli.questionnaire.sitting import Sitting
from shortlist_cli.terminal import wrapped

Spot = QuestionId | Literal["the essentials"]
ESSENTIALS: Spot = "the essentials"
HEADINGS: dict[Stage, str] = {
    "essentials": "What is essential?",
    "bring": "What do you bring?",
    "pace": "How soon?",
    "best": "What could still change it",
    "done": "The rest",
}


@dataclass
class Course:
    """The way through the questionnaire: ``shown`` is what was asked in this sitting, and the way back."""

    sitting: Sitting
    shown: list[Spot] = field(default_factory=list)
    goes_on: bool = False
    heading: str = ""

    def run(self) -> Sitting:
        """Ask until nothing is left to ask, or the reader stops; return the sitting as it is then."""
        if self.sitting.sheet.answers:
            self._tell()
        while True:
            stage, spot = self._next()
            if spot is None:
                return self.sitting
            if stage == "done" and not self.goes_on:
                way: Way | None = way_from_settled(can_go_back=bool(self.shown))
                self.goes_on = way == Way.ON
            else:
                way = self._ask(stage, spot)
            while way == Way.BACK:
                spot = self.shown.pop()
                way = self._ask(self._stage_of(spot), spot)
            if way == Way.STOP:
                return self.sitting

    @property
    def _evaluation(self) -> Evaluation:
        return evaluate(self.sitting.model, self.sitting.sheet)

    def _next(self) -> tuple[Stage, Spot | None]:
        """Return what to ask next: nothing that could not change who is in front, and nothing twice in one sitting."""
        sheet, evaluation = self.sitting.sheet, self._evaluation
        if evaluation.is_settled:
            rest = (key for key in self.sitting.model.questions if key not in self.shown and not self._is_answered(key))
            return "done", next(rest, None)
        if ESSENTIALS not in self.shown and asking(evaluation, sheet).stage == "essentials":
            return "essentials", ESSENTIALS
        able = set(evaluation.could_change.questions).difference(self.shown)
        left_out = tuple(key for key in self.sitting.model.questions if key not in able or key in sheet.abstained)
        found = asking(evaluation, replace(sheet, abstained=left_out))
        return found.stage, next(iter(found.questions), None)

    def _is_answered(self, key: QuestionId) -> bool:
        return len(self.sitting.sheet.answers.get(key, ())) == 1 or key in self.sitting.sheet.abstained

    def _stage_of(self, spot: Spot) -> Stage:
        if spot == ESSENTIALS:
            return "essentials"
        stages = stages_of(self.sitting.model)
        return next(stage for stage, keys in stages.items() if spot in keys)

    def _ask(self, stage: Stage, spot: Spot) -> Way | None:
        """Ask what belongs to a spot, keep the answer, and say what it leads to; return where to go instead of on."""
        if HEADINGS[stage] != self.heading:
            self.heading = HEADINGS[stage]
            print_line(f"\n{self.heading}")
        if spot == ESSENTIALS:
            self._ask_essentials()
        elif way := self._ask_question(QuestionId(spot)):
            return way
        self.shown.append(spot)
        return None

    def _ask_essentials(self) -> None:
        model, asked = self.sitting.model, stages_of(self.sitting.model)["essentials"]
        needs = [model.questions[key] for key in asked]
        ticked = ticked_needs(needs, self.sitting.sheet)
        names = [within_a_sentence(need.short) for need in needs if need.id in ticked]
        self._keep(
            lambda sheet: with_essentials(model, sheet, asked, ticked),
            f"Essential: {listed(names)}." if names else "Nothing is essential.",
        )
        able = self._able_to_decide()
        if able:
            chosen = ticked_criteria(model, able, self.sitting.sheet)
            if chosen is None:
                self._ask_essentials()
                return
            deciding = tuple(sorted(chosen))
            titles = [need_within(model, model.criteria[key]) for key in deciding]
            self._keep(
                lambda sheet: replace(sheet, deciding=deciding),
                f"Deciding: {listed(titles)}." if titles else "Nothing decides more than the rest.",
            )
        self._tell()

    def _able_to_decide(self) -> list[Criterion]:
        """Return the criteria that may decide: those of essential needs and of practice, and those chosen before."""
        model, sheet = self.sitting.model, self.sitting.sheet
        return [
            each
            for each in model.criteria.values()
            if each.practice or each.id in sheet.deciding or is_essential(model.questions[each.need], sheet.answers)
        ]

    def _ask_question(self, key: QuestionId) -> Way | None:
        model = self.sitting.model
        question = model.questions[key]
        chosen = chosen_level(question, self.sitting.sheet, can_go_back=bool(self.shown))
        while chosen == Way.WHY:
            print_line(f"{wrapped(question.why, '  ')}\n{wrapped(question.hint, '  ')}\n")
            chosen = chosen_level(question, self.sitting.sheet, can_go_back=bool(self.shown))
        if chosen in {Way.BACK, Way.STOP}:
            return Way(chosen)
        if chosen == Way.UNKNOWN:
            given = self.sitting.sheet.answers.get(key, ())
            kept = given if len(given) > 1 else ()  # what was not ticked as essential stays open below that
            self._keep(lambda sheet: with_answer(model, sheet, key, kept), f"{question.short}: not known yet.")
        else:
            level = next(level for level in question.levels if level.id == chosen)
            answer: tuple[LevelId, ...] = (level.id,)
            self._keep(lambda sheet: with_answer(model, sheet, key, answer), f"{question.short}: {level.label}.")
        self._tell()
        return None

    def _keep(self, change: Callable[[Sheet], Sheet], said: str) -> None:
        """Keep a change in the file, and say what was answered, and what no longer decides."""
        before = self.sitting.sheet
        self.sitting = self.sitting.saved(change)
        after, model = self.sitting.sheet, self.sitting.model
        print_line(wrapped(said))
        for key in set(before.must).difference(after.must):
            print_line(wrapped(f"{model.questions[key].short} is no longer a must-have."))
        for criterion in set(before.deciding).difference(after.deciding):
            print_line(wrapped(f"{need_name(model, model.criteria[criterion])} no longer decides."))

    def _tell(self) -> None:
        """Say who is in front so far, and how many questions could still change it."""
        print_line(wrapped(headline(self._evaluation), "  "))
