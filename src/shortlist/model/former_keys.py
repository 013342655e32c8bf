"""Keys of earlier versions: what a model says that their answers, criteria and levels have become."""

from collections.abc import Iterable, Mapping

from shortlist.model.model import (
    Criterion,
    CriterionId,
    Former,
    FormerCriterion,
    LevelId,
    Question,
    QuestionId,
    frozen,
)
from shortlist.parsing.fields import Fields

Becomes = Mapping[LevelId, Mapping[QuestionId, LevelId]]


def former_of(
    fields: Fields, questions: Mapping[QuestionId, Question], criteria: Mapping[CriterionId, Criterion]
) -> Former:
    """Return what ``former.toml`` holds; every id in it but the former ones must be one of today's."""
    asked = {
        QuestionId(key): _becomes(entry, QuestionId(key), questions)
        for key, entry in (fields.table("questions").entries() if fields.has("questions") else ())
    }
    rated = {
        CriterionId(key): _criterion(entry, CriterionId(key), list(asked), list(criteria))
        for key, entry in (fields.table("criteria").entries() if fields.has("criteria") else ())
    }
    fields.finish()
    return Former(frozen(asked), frozen(rated))


def _becomes(fields: Fields, key: QuestionId, questions: Mapping[QuestionId, Question]) -> Becomes:
    """Return the answers that each level of a former question has become; all levels answer the same questions."""
    if key in questions:
        fields.note("", "is a question of today; expected the id of one that is no longer asked")
    becomes = {LevelId(level): _answers(entry, questions) for level, entry in fields.entries()}
    if len({frozenset(answers) for answers in becomes.values()}) > 1:
        fields.note("", "answers other questions at one level than at another; expected the same ones")
    if not becomes:
        fields.note("", "holds nothing; expected a table for each of its levels")
    return frozen(becomes)


def _answers(fields: Fields, questions: Mapping[QuestionId, Question]) -> Mapping[QuestionId, LevelId]:
    needs = {question.id: question.levels for question in questions.values() if question.role == "need"}
    fields.asked.update(needs)
    answers = {
        QuestionId(key): LevelId(fields.word(key, [level.id for level in needs[QuestionId(key)]]))
        for key in list(fields.rest)
        if key in needs
    }
    if not answers:
        fields.note("", "answers nothing; expected a question of today with its level")
    return frozen(answers)


def _criterion(
    fields: Fields, key: CriterionId, asked: list[QuestionId], criteria: list[CriterionId]
) -> FormerCriterion:
    return FormerCriterion(
        id=key,
        question=QuestionId(fields.word("question", asked)),
        becomes=tuple(map(CriterionId, _words(fields, "becomes", criteria))),
        levels=tuple(LevelId(str(level)) for level in fields.items("levels", "a list of the ids of its levels")),
    )


def _words(fields: Fields, key: str, words: list[CriterionId]) -> Iterable[str]:
    return [fields.one_of(key, entry, words) for entry in fields.items(key, "a list of criterion ids")]
