"""Schemas of what is filled in: an alternative, overrides of its ratings, a sheet, and what a team settled on."""

from collections.abc import Iterable
from typing import get_args

from shortlist.model.model import Basis, Confidence, Criterion, Model, Question
from shortlist.parsing.text import Table
from shortlist.schema.parts import (
    address,
    answer_of,
    day,
    has,
    level_of,
    levels_of,
    list_of,
    one_of,
    question_among,
    table,
    text,
    word,
)
from shortlist.sheets.sheet import FORMAT, LONGEST_NAME, MOST_DECIDING
from shortlist.team.settlement import LONGEST_DISSENT, PROPOSAL

SHARED = {
    "because": text("What a reader would see, in a sentence or two."),
    "basis": word(get_args(Basis), "The source says so, somebody observed or counted it, or somebody judged."),
    "confidence": word(get_args(Confidence), "How sure it is; where it is low, between names what it may be."),
    "source": text("The title of the source."),
    "url": address("Where it can be read."),
    "checked": day("The day on which it was last read there and found true."),
}
"""What facts and ratings have in common, kept once in each schema."""

SOURCE = ("source", "url", "checked")
RATING = ("because", "basis", "confidence", *SOURCE)
OVERRIDE = ("because", *SOURCE)
ADDRESSED: Table = {"if": has("basis", "observed"), "else": {"required": ["url"]}}
"""What somebody tried may be written down nowhere else; all other evidence has an address."""


def alternative_schema(model: Model) -> Table:
    """Return the schema of the file of one alternative."""
    facts = {
        key: table({"value": text(kind.means), **_shared(SOURCE)}, f"{kind.title}. {kind.means}")
        for key, kind in model.fact_kinds.items()
    }
    fields = {
        "title": text("Its name."),
        "version": text("The version that is rated."),
        "released": day("The day of that version."),
        "home": address("Its home page."),
        "summary": text("Its character in a sentence."),
        "facts": table(facts, "What is true of it and no comparison uses."),
        "ratings": table(_ratings(model, RATING), "What it is capable of, with reasons."),
        "rests_on_own_data": list_of(
            one_of({str(one.id): one.title for one in model.criteria.values() if one.capability is None}),
            "Criteria whose ratings count for less where a team keeps its own data layer.",
        ),
    }
    return table(fields, optional=("rests_on_own_data",)) | {"$defs": SHARED}


def overrides_schema(model: Model) -> Table:
    """Return the schema of a file of overrides: ratings of somebody's own, each with its own source."""
    ratings = _ratings(model, OVERRIDE, optional=("url",))
    each: dict[str, Table] = {name: {"$ref": "#/$defs/ratings"} for name in model.alternatives}
    overrides = table(each, "Ratings of your own, each with its own source.", optional=each)
    return table({"overrides": overrides}) | {"$defs": SHARED | {"ratings": table(ratings, optional=ratings)}}


def _ratings(model: Model, shared: Iterable[str], *, optional: Iterable[str] = ()) -> dict[str, Table]:
    rated = (criterion for criterion in model.criteria.values() if criterion.capability is None)
    return {criterion.id: _rating(criterion, _shared(shared), optional) for criterion in rated}


def _rating(criterion: Criterion, shared: dict[str, Table], optional: Iterable[str]) -> Table:
    """Return the schema of a rating: one level, or neighbouring ones where it is disputed."""
    chosen = {
        "level": level_of(criterion.levels),
        "between": levels_of(criterion.levels, "Neighbouring levels, where evidence is disputed or unclear.", least=2),
    }
    left_out = (*chosen, *optional, *(["url"] if "basis" in shared else []))
    rating = table(chosen | shared, f"{criterion.title}. {criterion.means}", optional=left_out)
    either: Table = {"oneOf": [{"required": [key]} for key in chosen]}
    return rating | either | (ADDRESSED if "basis" in shared else {})


def _shared(keys: Iterable[str]) -> dict[str, Table]:
    return {key: {"$ref": f"#/$defs/{key}"} for key in keys}


def sheet_schema(model: Model) -> Table:
    """Return the schema of a sheet of answers, in TOML or JSON."""
    abstains = table({"abstain": {"const": True, "description": "Not mine to judge."}})
    fields = _sheet_fields(model, abstains)
    return table(fields, optional=fields)


def settled_schema(model: Model) -> Table:
    """Return the schema of what a team settled on: a sheet without a member, and a table of dissent.

    A team as a whole cannot leave a question to others, so that no answer is an abstention.
    """
    fields = _sheet_fields(model)
    del fields["member"]
    topics: dict[str, Table] = {PROPOSAL: text("Against what decides, or is a must-have.", LONGEST_DISSENT)}
    topics |= {
        key: text(f"Against the answer about: {one.short}.", LONGEST_DISSENT) for key, one in model.questions.items()
    }
    fields["deciding"] |= {"description": "The criteria that decide; left out where nothing is settled, as is must."}
    fields["answers"] |= {"description": "What is left out stays as the members answered."}
    fields["dissent"] = table(topics, "Who still disagrees and why, in their own words.", optional=topics)
    return table(fields, optional=fields)


def _sheet_fields(model: Model, *other_answers: Table) -> dict[str, Table]:
    """Return the schemas of all keys of a sheet; answers may also take these other forms."""
    needs = [question for question in model.questions.values() if question.role == "need"]
    answers = {str(question.id): _answer(question, other_answers) for question in model.questions.values()}
    return {
        "format": {"const": FORMAT, "description": "The format of the sheet."},
        "title": text("What is decided.", LONGEST_NAME),
        "member": text("Who answers.", LONGEST_NAME),
        "service": text("The part of the system that it is about.", LONGEST_NAME),
        "as_of": day("The day on which evidence is judged."),
        "deciding": list_of(one_of(_criteria(model)), "The criteria that decide.") | {"maxItems": MOST_DECIDING},
        "must": list_of(question_among(needs, "A question."), "The questions whose answers are must-haves."),
        "answers": table(answers, "What is left out is not known yet.", optional=answers),
    }


def _criteria(model: Model) -> dict[str, str]:
    return {str(one.id): f"{one.title}. {one.means}" for one in model.criteria.values()}


def _answer(question: Question, others: Iterable[Table]) -> Table:
    """Return the schema of an answer: a level, the levels that it lies between, or one of other forms."""
    between = levels_of(question.levels, "Between these.", least=1)
    return {"description": f"{question.short}.", "anyOf": [answer_of(question.levels), between, *others]}
