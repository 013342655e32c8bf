"""Changes: another answer or another rating, what it makes of an outcome, and both in the words of a sentence."""

from dataclasses import dataclass

from shortlist.faults import either
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem, asked_by
from shortlist.model.model import AlternativeId, Model, Question, QuestionId, Scale
from shortlist.report.reasons import labels
from shortlist.report.sentences import listed, names_of, within_a_sentence
from shortlist.report.shapes_explain import ChangeShape, InputShape

Members = tuple[AlternativeId, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is answered, or an alternative that is rated, by another level than before."""

    key: Input
    before: tuple[int, ...]
    after: int

    @property
    def steps(self) -> int:
        """How many levels lie between; from a set of levels, the nearest counts."""
        return min(abs(self.after - position) for position in self.before)


Way = tuple[Change, ...]
"""Changes that are made together."""


def is_given(problem: Problem, question: Question) -> bool:
    """Say whether anything was answered to a question, be it several levels."""
    return question.id in problem.answered


def lowest(problem: Problem, key: QuestionId) -> int:
    """Return the lowest level that a sheet may give: a must-have, or what decides, cannot be "not needed"."""
    return 1 if key in problem.must or key in asked_by(problem.model, problem.deciding) else 0


def moved(before: Outcome, after: Outcome) -> tuple[Members, Members, Members]:
    """Return which alternatives come to the front, which are there no longer, and which stay."""
    was, now = set(before.members), set(after.members)
    return tuple(sorted(now - was)), tuple(sorted(was - now)), tuple(sorted(was & now))


def move_words(model: Model, before: Outcome, after: Outcome) -> str:
    """Return what becomes of an outcome, as a part of a sentence.

    >>> from shortlist import AlternativeId, built_in_model
    >>> one, two = (Outcome("shortlist", (AlternativeId(name),)) for name in ("django", "flask"))
    >>> move_words(built_in_model(), one, two)
    'Flask replaces Django'
    """
    joins, leaves, stays = (names_of(model, each) for each in moved(before, after))
    several_join, several_leave = len(set(after.members) - {*before.members}) > 1, len(leaves.split(" and ")) > 1
    if not after.members:
        return f"no {model.singular} fits"
    if not before.members:
        return f"{joins} {'are' if several_join else 'is'} in front"
    if joins and leaves:
        beside = f" beside {stays}" if stays else ""
        return f"{joins} {'replace' if several_join else 'replaces'} {leaves}{beside}"
    if joins:
        return f"{joins} {'join' if several_join else 'joins'} {stays}"
    if leaves:
        return f"{leaves} {'fall' if several_leave else 'falls'} behind {stays}"
    return f"{stays} {'stay' if len(after.members) > 1 else 'stays'} in front"


def change_sentence(model: Model, way: Way, before: Outcome, after: Outcome) -> str:
    """Return in one sentence what some changes make of an outcome."""
    words = way_words(model, way)
    return f"{words[0].upper()}{words[1:]}, {move_words(model, before, after)}."


def way_words(model: Model, way: Way) -> str:
    """Return changes that are made together as a part of a sentence."""
    words = [change_words(model, change) for change in way]
    again = [each.removeprefix("with ") for each in words[1:]] if words[0].startswith("with ") else words[1:]
    return listed([words[0], *again])


def change_words(model: Model, change: Change) -> str:
    """Return a change as a part of a sentence, in the words of the reader.

    >>> from shortlist import built_in_model
    >>> change_words(built_in_model(), Change("admin", (2,), 0))
    'without admin screens'
    """
    label = levels_of(model, change.key)[change.after].label
    if not isinstance(change.key, str):
        alternative, criterion = change.key
        title = within_a_sentence(model.criteria[criterion].title)
        return f'with {model.alternatives[alternative].title} rated "{label}" for {title}'
    question = model.questions[change.key]
    name = within_a_sentence(question.short)
    if question.role == "need" and question.id not in _paces(model):
        if change.after == 0:
            return f"without {name}"
        if change.after == len(question.levels) - 1:
            return f"with {name} essential"
    return f'with "{label}" for {name}'


def _paces(model: Model) -> set[QuestionId]:
    """Return the needs of which the lowest level is an answer like any other, and not "not needed"."""
    return {criterion.need for criterion in model.criteria.values() if criterion.practice}


def levels_of(model: Model, key: Input) -> Scale:
    """Return the scale of a question, or that on which an alternative is rated."""
    return model.questions[key].levels if isinstance(key, str) else model.criteria[key[1]].levels


def subject_of(model: Model, key: Input) -> str:
    """Return how a sentence names a question or a rating."""
    if isinstance(key, str):
        return within_a_sentence(model.questions[key].short)
    return f"the rating of {model.alternatives[key[0]].title} for {within_a_sentence(model.criteria[key[1]].title)}"


def input_table(key: Input) -> InputShape:
    """Return a question or a rating as plain data."""
    return {"question": key} if isinstance(key, str) else {"alternative": key[0], "criterion": key[1]}


def change_table(model: Model, change: Change) -> ChangeShape:
    """Return a change as plain data, with the ids of its levels and the labels that people read."""
    levels = levels_of(model, change.key)
    return {
        **input_table(change.key),
        "title": subject_of(model, change.key),
        "before": [levels[position].id for position in change.before],
        "after": levels[change.after].id,
        "before_label": either(labels(levels, change.before)),
        "after_label": levels[change.after].label,
    }
