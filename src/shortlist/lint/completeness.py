"""Lints of completeness (L1 to L3): a model is complete, its tables are monotone, and its questions have one role.

The loader refuses a file that breaks these. A model that was put together in other ways is held to them here.
"""

from collections.abc import Iterator
from itertools import pairwise

from shortlist.lint.findings import Finding
from shortlist.model.grades import Grade
from shortlist.model.model import Alternative, Arguments, Criterion, Model, Practice, Question


def complete(model: Model) -> Iterator[Finding]:
    """L1: every criterion has a whole table, every alternative a rating and a fact for each key, every id exists."""
    for question in model.questions.values():
        if question.step not in model.steps:
            yield _error(
                "L1", question_place(question), f"is asked in the step '{question.step}', which does not exist"
            )
    for criterion in model.criteria.values():
        for what in _missing_from(model, criterion):
            yield _error("L1", criterion_place(criterion), what)
    for alternative in model.alternatives.values():
        for what in _missing_about(model, alternative):
            yield _error("L1", alternative_place(alternative), what)


def _missing_from(model: Model, criterion: Criterion) -> Iterator[str]:
    if criterion.step not in model.steps:
        yield f"belongs to the step '{criterion.step}', which does not exist"
    question = model.questions.get(criterion.need)
    if question is None:
        yield f"is needed by the question '{criterion.need}', which does not exist"
    elif len(criterion.fit) != len(question.levels):
        yield f"has grades for {len(criterion.fit)} levels of need; expected {len(question.levels)}"
    for row in criterion.fit:
        if len(row) != len(criterion.levels):
            yield f"has a row of {len(row)} grades; expected one for each of the {len(criterion.levels)} levels"
    if criterion.capability is not None:
        for name in model.alternatives:
            asked = f"{criterion.capability}-{name}"
            if asked not in model.questions:
                yield f"takes the answer to '{asked}' for a rating, and there is no such question"


def _missing_about(model: Model, alternative: Alternative) -> Iterator[str]:
    rated = {criterion.id: criterion for criterion in model.criteria.values() if criterion.capability is None}
    for key in rated.keys() - alternative.ratings.keys():
        yield f"has no rating for '{key}'"
    for key in alternative.ratings.keys() - rated.keys():
        yield f"has a rating for '{key}', which is no criterion that is rated"
    for key in rated.keys() & alternative.ratings.keys():
        positions = alternative.ratings[key].positions
        if not positions or not set(positions) <= set(range(len(rated[key].levels))):
            yield f"is rated outside the levels of '{key}'"
    for kind in model.fact_kinds.keys() - alternative.facts.keys():
        yield f"has no fact for '{kind}'"
    for kind in alternative.facts.keys() - model.fact_kinds.keys():
        yield f"has a fact for '{kind}', which is no kind of fact"


def monotone(model: Model) -> Iterator[Finding]:
    """L2: in every table better capability is never worse, a higher need never better, and no need always met.

    Of want of practice, more experience makes no argument graver, and more hurry none lighter.
    """
    for criterion in model.criteria.values():
        place = criterion_place(criterion)
        rows = criterion.fit
        if criterion.practice:
            yield from _monotone_practice(place, criterion.practice)
        elif any(grade != Grade.MET for grade in rows[0]):
            yield _error("L2", place, "has a grade other than met for a need that is not there")
        if any(worse > better for row in rows for worse, better in pairwise(row)):
            yield _error("L2", place, "has a table in which better capability worsens a grade")
        if any(low < high for columns in zip(*rows, strict=True) for low, high in pairwise(columns)):
            yield _error("L2", place, "has a table in which a higher need improves a grade")


def _monotone_practice(place: str, practice: Practice) -> Iterator[Finding]:
    for cells in (practice.usual, practice.deciding):
        columns = tuple(zip(*cells, strict=True))
        if any(_is_ever_graver(less, more) for row in cells for less, more in pairwise(row)):
            yield _error("L2", place, "has a table in which more experience makes an argument graver")
        if any(_is_ever_graver(later, earlier) for column in columns for earlier, later in pairwise(column)):
            yield _error("L2", place, "has a table in which more hurry makes an argument lighter")


def _is_ever_graver(one: Arguments, other: Arguments) -> bool:
    """Say whether any argument of the other is graver than that of the one in the same place."""
    return any(before < after for before, after in zip(one, other, strict=True))


def one_role(model: Model) -> Iterator[Finding]:
    """L3: a need is asked for by some criterion and stands in for no rating; a team question the other way round."""
    needs = {criterion.need for criterion in model.criteria.values()}
    stand_ins = {
        question.id
        for criterion in model.criteria.values()
        for name in model.alternatives
        if (question := model.experience(criterion, name)) is not None
    }
    for question in model.questions.values():
        used = [role for role, ids in (("need", needs), ("team", stand_ins)) if question.id in ids]
        if used != [question.role]:
            found = " and ".join(used) or "nothing"
            yield _error("L3", question_place(question), f"has the role '{question.role}' and is used as {found}")


def question_place(question: Question) -> str:
    """Return where a question stands; one about an alternative stands under its template's id."""
    key = question.id if question.about is None else question.id.removesuffix(f"-{question.about}")
    return f"questions.toml: {key}"


def criterion_place(criterion: Criterion) -> str:
    """Return where a criterion stands."""
    return f"criteria.toml: {criterion.id}"


def alternative_place(alternative: Alternative) -> str:
    """Return where an alternative stands."""
    return f"alternatives/{alternative.id}.toml"


def _error(lint: str, place: str, sentence: str) -> Finding:
    return Finding(lint, "error", place, sentence)
