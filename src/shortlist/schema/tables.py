"""Schemas of the files that say how a choice is made: the model's head, questions, criteria, kinds of fact."""

from typing import get_args

from shortlist.model.fit import MOST_ARGUMENTS, PRACTICE_DEGREES
from shortlist.model.loader import LONGEST_SHORT
from shortlist.model.model import Mark, Model, Question, Role, Scale
from shortlist.parsing.text import Table
from shortlist.schema.parts import (
    an_id,
    answer_of,
    days,
    entries,
    grade,
    has,
    list_of,
    one_of,
    question_among,
    scale,
    step_of,
    table,
    text,
    where,
    word,
)


def model_schema(model: Model) -> Table:
    """Return the schema of ``model.toml``."""
    words = {"singular": text("One of them."), "plural": text("Several of them.")}
    step = {"title": text("Its heading."), "lead": text("Its first sentence.")}
    inclusion = {"include": text(f"What belongs among the {model.plural}."), "remove": text("What makes one leave.")}
    fields = {
        "id": text("The id of the model."),
        "title": text("What is chosen, and for what."),
        "version": text("Changes with every release of the data."),
        "alternative": table(words, "What the things to choose from are called."),
        "steps": entries(table(step)),
        "inclusion": table(inclusion, "Who is among the alternatives."),
        "declared": {"type": "array", "minItems": 1, "items": _declared(model)},
        "own_data": table(
            {key: {"$ref": "#/$defs/trigger"} for key in ("keeps", "assembles")},
            "From which answers on parts that rest on an alternative's own data count at most at their middle level, "
            "or at their lowest.",
        ),
    }
    return table(fields, optional=("inclusion", "declared", "own_data")) | {"$defs": {"trigger": _trigger(model)}}


def _trigger(model: Model) -> Table:
    """Return the schema of a need with one of its levels that ask for something."""
    needs = [question for question in model.questions.values() if question.role == "need"]
    asking = {need.id: [level.id for level in need.levels[1:]] for need in needs}
    answer = {"question": question_among(needs, "The question."), "level": an_id("From which level on.")}
    levels = [where("question", key, {"level": {"enum": words}}) for key, words in asking.items()]
    return table(answer) | {"allOf": levels}


def _declared(model: Model) -> Table:
    fields = {
        "question": question_among(model.questions.values(), "The question."),
        "level": an_id("The level of the answer."),
        "marked": word(get_args(Mark), "How the answer is given; left out where it is given just so."),
        "because": text("Why it may settle the outcome."),
    }
    described = "An answer that settles the outcome all by itself, and is meant to."
    levels = [where("question", key, {"level": answer_of(one.levels)}) for key, one in model.questions.items()]
    return table(fields, described, optional=("marked",)) | {"allOf": levels}


def questions_schema(model: Model) -> Table:
    """Return the schema of ``questions.toml``."""
    fields = {
        "step": step_of(model),
        "role": word(get_args(Role), "What the project needs, or what the team brings along."),
        "each": word(["alternative"], "Asked once for each alternative, as team questions are."),
        "text": text("The question. {alternative} stands for the name, where it is asked for each."),
        "short": text("Its name in lists and sentences, in two to four words.", LONGEST_SHORT),
        "buys": text("What a project gets where the need is met."),
        "why": text("Why it is asked."),
        "hint": text("What helps to answer it."),
        "levels": scale("From low to high; the lowest level of a need says that it is not needed."),
    }
    named: Table = {"pattern": r"\{alternative\}"}
    team: Table = {"required": ["each"], "properties": {"text": named, "short": named, "buys": False}}
    need: Table = {"properties": {"each": False}}
    return entries(
        table(fields, optional=("each", "short", "buys")) | {"if": has("role", "team"), "then": team, "else": need}
    )


def criteria_schema(model: Model) -> Table:
    """Return the schema of ``criteria.toml``: the need decides on the rows of the grades, a template on the columns."""
    needs = [question for question in model.questions.values() if question.role == "need"]
    templates = _templates(model)
    fields = {
        "step": step_of(model),
        "title": text("Its heading."),
        "means": text("What is rated."),
        "need": question_among(needs, "The question that says how much it is needed."),
        "capability": word(list(templates), "The team question whose answers stand in for ratings."),
        "stale_after": days("Days after which a rating is due for another look."),
        "levels": scale("From low to high, each told by what one would see."),
        "fit": entries({"type": "object", "additionalProperties": grade()}),
        "practice": _practice("What counts against an alternative for want of practice, by pace and experience."),
        "practice_deciding": _practice("The same where the criterion is a deciding one."),
    }
    practised: Table = {"required": ["practice_deciding", "capability"], "properties": {"fit": False}}
    graded: Table = {"required": ["fit"], "properties": {"practice_deciding": False}}
    rated: Table = {"required": ["stale_after", "levels"]}
    asked: Table = {"properties": {"stale_after": False, "levels": False}}
    return entries(
        table(fields, optional=OPTIONAL)
        | {"if": {"required": ["capability"]}, "then": asked, "else": rated}
        | {
            "allOf": [
                {"if": {"required": ["practice"]}, "then": practised, "else": graded},
                *map(_rows, needs),
                *(_columns(key, levels) for key, levels in templates.items()),
            ]
        }
    )


OPTIONAL = ("capability", "stale_after", "levels", "fit", "practice", "practice_deciding")


def _practice(description: str) -> Table:
    """Return the schema of arguments: for each level of need and each level of experience, one or two degrees."""
    degrees: Table = {"type": "array", "minItems": 1, "maxItems": MOST_ARGUMENTS, "items": {"enum": PRACTICE_DEGREES}}
    row: Table = {"type": "object", "additionalProperties": degrees}
    return entries(row) | {"description": description}


def _templates(model: Model) -> dict[str, Scale]:
    """Return the levels of each team question, by the id under which it stands in the file."""
    asked = (question for question in model.questions.values() if question.about is not None)
    return {question.id.removesuffix(f"-{question.about}"): question.levels for question in asked}


def _rows(need: Question) -> Table:
    """Return that a criterion has a row of grades for each level of its need but the lowest."""
    rows: dict[str, Table] = {level.id: {"description": level.label} for level in need.levels[1:]}
    return where("need", need.id, {"fit": table(rows)})


def _columns(template: str, levels: Scale) -> Table:
    """Return that each row of grades has one for each level of a team question."""
    row = table({level.id: grade() for level in levels})
    return where("capability", template, {"fit": {"additionalProperties": row}})


def former_schema(model: Model) -> Table:
    """Return the schema of ``former.toml``."""
    needs = [question for question in model.questions.values() if question.role == "need"]
    answers: dict[str, Table] = {str(need.id): answer_of(need.levels) for need in needs}
    becomes = table(answers, "The answers that the level has become.", optional=answers) | {"minProperties": 1}
    criteria = {str(one.id): one.title for one in model.criteria.values()}
    criterion = {
        "question": an_id("The former question that asked for it."),
        "becomes": list_of(one_of(criteria), "The criteria that took its place.") | {"minItems": 1},
        "levels": list_of(an_id("The id of a level."), "The levels by which it was rated.") | {"minItems": 1},
    }
    fields = {
        "questions": entries(entries(becomes) | {"minProperties": 1})
        | {"description": "Questions that are no longer asked, level by level."},
        "criteria": entries(table(criterion)) | {"description": "Criteria that others took the place of."},
    }
    return table(fields, optional=fields)


def facts_schema() -> Table:
    """Return the schema of ``facts.toml``."""
    return entries(table({"title": text("Its heading."), "means": text("What it tells.")}))
