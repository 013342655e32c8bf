"""Changes of a sheet: one answer, the needs that are essential, and what decides."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from shortlist.model.model import LevelId, Model, Question, QuestionId, frozen
from shortlist.sheets.sheet import Sheet


def with_answer(model: Model, sheet: Sheet, question: QuestionId, levels: tuple[LevelId, ...]) -> Sheet:
    """Return a sheet with another answer to a question; no level at all takes the answer back.

    A question that had been left to others is answered now. What is called not needed no longer decides.

    >>> from shortlist import built_in_model, parse_sheet
    >>> model = built_in_model()
    >>> sheet = parse_sheet('must = ["admin"]', model)
    >>> with_answer(model, sheet, QuestionId("admin"), (LevelId("none"),)).must
    ()
    """
    answers = {key: given for key, given in sheet.answers.items() if key != question}
    if levels:
        answers[question] = levels
    abstained = tuple(key for key in sheet.abstained if key != question)
    return _without_unneeded(model, replace(sheet, answers=frozen(answers), abstained=abstained))


def with_essentials(model: Model, sheet: Sheet, asked: Collection[QuestionId], ticked: Collection[QuestionId]) -> Sheet:
    """Return a sheet on which the ticked ones of the needs asked about are essential.

    A need that is not ticked stays open between "not needed" and the middle, unless a lower level was answered or
    it was left to others.

    >>> from shortlist import built_in_model, parse_sheet
    >>> model = built_in_model()
    >>> asked = [QuestionId("admin"), QuestionId("html")]
    >>> dict(with_essentials(model, parse_sheet("", model), asked, asked[:1]).answers)
    {'admin': ('essential',), 'html': ('none', 'some')}
    """
    answers = dict(sheet.answers)
    for key in asked:
        question = model.questions[key]
        if key in ticked:
            answers[key] = (question.levels[-1].id,)
        elif is_essential(question, answers) or not (key in answers or key in sheet.abstained):
            answers[key] = tuple(level.id for level in question.levels[:-1])
    abstained = tuple(key for key in sheet.abstained if key not in ticked)
    return _without_unneeded(model, replace(sheet, answers=frozen(answers), abstained=abstained))


def is_essential(question: Question, answers: Mapping[QuestionId, tuple[LevelId, ...]]) -> bool:
    """Say whether a question is answered with its highest level."""
    return answers.get(question.id) == (question.levels[-1].id,)


def _without_unneeded(model: Model, sheet: Sheet) -> Sheet:
    """Return a sheet on which nothing decides, and nothing is a must-have, that its answers call not needed."""
    unneeded = {key for key, given in sheet.answers.items() if given == (model.questions[key].levels[0].id,)}
    return replace(
        sheet,
        deciding=tuple(
            key
            for key in sheet.deciding
            if model.criteria[key].practice is not None or model.criteria[key].need not in unneeded
        ),
        must=tuple(key for key in sheet.must if key not in unneeded),
    )
