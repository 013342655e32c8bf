"""Lints of effect (L6 and L7): what is asked can change the outcome, and no answer settles it alone unless meant to."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from shortlist.lint.completeness import question_place
from shortlist.lint.findings import Finding
from shortlist.lint.samples import Drawn, favourable_sheet
from shortlist.lint.survey import Survey
from shortlist.method.evaluation import evaluate
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.model.model import CriterionId, Declared, Mark, Model, Question
from shortlist.report.sentences import names_of
from shortlist.sheets.sheet import Sheet


def effective(model: Model, survey: Survey) -> Iterator[Finding]:
    """L6: questions that change no outcome."""
    starts = (*starts_of(model), *survey.kept)
    for question in model.questions.values():
        if flip_of(question, starts) is None:
            about = f" about {model.alternatives[question.about].title}" if question.about else ""
            sentence = (
                f"changes the outcome of none of {len(starts)} sheets{about}; drop it, or let a criterion need it"
            )
            yield Finding("L6", "error", question_place(question), sentence)


def starts_of(model: Model) -> Iterator[Drawn]:
    """Yield the sheets that suit each alternative best: there an answer that is about one of them matters most."""
    for name in sorted(model.alternatives):
        problem = Problem.of(model, favourable_sheet(model, name))
        yield Drawn(problem, {key: domain[0] for key, domain in problem.domains.items()})


def flip_of(question: Question, starts: Iterable[Drawn]) -> tuple[Drawn, Drawn] | None:
    """Return two sheets that differ in one answer and in their outcome, which proves that the question can decide."""
    for start in starts:
        for position in range(len(question.levels)):
            moved = start.moved(question.id, position)
            if moved is not None and moved.outcome != start.outcome:
                return start, moved
    return None


@dataclass(frozen=True, slots=True)
class Single:
    """One answer and nothing else: given just so, as a must-have, or with a criterion that it makes deciding."""

    question: Question
    position: int
    marked: Mark | None = None
    criterion: CriterionId | None = None

    @property
    def sheet(self) -> Sheet:
        """The sheet that holds nothing else."""
        return Sheet(
            answers={self.question.id: (self.question.levels[self.position].id,)},
            deciding=() if self.criterion is None else (self.criterion,),
            must=(self.question.id,) if self.marked == "must-have" else (),
        )

    def declared(self, because: str) -> Declared:
        """Return how a model declares that it means this answer to settle the outcome."""
        return Declared(self.question.id, self.question.levels[self.position].id, self.marked, because)

    def __str__(self) -> str:
        marks: dict[Mark | None, str] = {
            None: "",
            "must-have": " as a must-have",
            "deciding": f" with '{self.criterion}' deciding",
        }
        return f"the answer '{self.question.levels[self.position].id}'{marks[self.marked]}"


def singles_of(model: Model) -> Iterator[Single]:
    """Yield every answer that somebody can give alone, in each way in which it can be given."""
    for question in model.questions.values():
        for position in range(len(question.levels)):
            yield Single(question, position)
            if position == 0 or question.role == "team":
                continue
            yield Single(question, position, "must-have")
            for criterion in model.criteria.values():
                if criterion.need == question.id:
                    yield Single(question, position, "deciding", criterion.id)


def declared_effects(model: Model, survey: Survey) -> Iterator[Finding]:
    """L7: single answers that settle the outcome and are not declared, and declared ones that do not."""
    if settled_by(model, Sheet(answers={}), survey.kept) is not None:
        return
    declared = {replace(one, because="") for one in model.declared}
    left = {single: settled_by(model, single.sheet, survey.kept) for single in singles_of(model)}
    settling = {single: words for single, words in left.items() if words is not None}
    for single, words in settling.items():
        if single.declared("") not in declared:
            sentence = f"{single} alone {words}; declare in model.toml that this is meant, or change the tables"
            yield Finding("L7", "error", question_place(single.question), sentence)
    for one in declared - {single.declared("") for single in settling}:
        sentence = f"the answer '{one.level}' to '{one.question}' is declared to settle the outcome, and does not"
        yield Finding("L7", "warning", "model.toml: declared", sentence)


def settled_by(model: Model, sheet: Sheet, kept: Iterable[Drawn]) -> str | None:
    """Return what a sheet leaves, in words, or ``None`` where two outcomes stay possible.

    Two drawn completions with different members refute it; what they do not refute is evaluated.
    """
    problem = Problem.of(model, sheet)
    seen: set[Outcome] = set()
    for drawn in kept:
        world = {
            key: at if (at := drawn.world[key]) in domain else domain[0] for key, domain in problem.domains.items()
        }
        seen.add(Drawn(problem, world).outcome)
        if not _one_left(seen):
            return None
    evaluation = evaluate(model, sheet)
    if evaluation.is_settled or len(evaluation.possible) <= 1:
        return f"leaves {names_of(model, evaluation.possible) or 'nothing'}"
    return None


def _one_left(outcomes: AbstractSet[Outcome]) -> bool:
    """Say whether there is one outcome, or one alternative that may still be in front."""
    return len(outcomes) == 1 or len({member for outcome in outcomes for member in outcome.members}) <= 1
