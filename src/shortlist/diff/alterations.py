"""Alterations between two runs: one for each thing that differs, and whether it could matter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any, Literal, TypeVar

from shortlist.faults import either
from shortlist.model.model import (
    Alternative,
    AlternativeId,
    Criterion,
    CriterionId,
    LevelId,
    Model,
    Question,
    QuestionId,
    Scale,
)
from shortlist.report.reasons import labels
from shortlist.sheets.sheet import Sheet

Kind = Literal["answer", "deciding", "must", "rating", "criterion", "question", "alternative", "other"]
Place = tuple[Kind, str]
UNKNOWN = "don't know yet"

Part = Question | Criterion | Alternative
"""What a model defines, and a sentence can name."""

Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Run:
    """A sheet evaluated by a model; without ``as_of`` the day is the sheet's, else that of the newest check."""

    model: Model
    sheet: Sheet
    as_of: date | None = None

    @property
    def day(self) -> date:
        """The day as of which evidence is judged."""
        return self.as_of or self.sheet.as_of or self.model.newest_evidence


@dataclass(frozen=True, slots=True)
class Alteration:
    """One thing that differs between two runs: what it was and what it is, where it has one, and both in words."""

    kind: Kind
    key: str
    before: str | None
    after: str | None
    words: str

    @property
    def place(self) -> Place:
        """What kind of thing it is, and which."""
        return self.kind, self.key


def altered(first: Run, second: Run) -> tuple[tuple[Alteration, ...], tuple[Alteration, ...]]:
    """Return what differs and could matter, and the rest that cannot, each in one canonical order."""
    changes = [
        *_answers(first, second),
        *_chosen(first, second),
        *_ratings(first.model, second.model),
        *_defined("criterion", first.model.criteria, second.model.criteria),
        *_defined("alternative", *_resting(first.model, second.model)),
        *_defined("question", *_in_both(first.model.questions, second.model.questions)),
    ]
    told = {change.key for change in changes if change.kind == "question"}
    return (*changes, *_own_data(first.model, second.model, told)), tuple(_rest(first, second))


def _resting(first: Model, second: Model) -> tuple[dict[AlternativeId, Alternative], dict[AlternativeId, Alternative]]:
    """Return the alternatives of both models, resting on their own data layer only where both have the criterion."""

    def shared(one: Alternative) -> Alternative:
        rests = (key for key in one.rests_on_own_data if key in first.criteria and key in second.criteria)
        return replace(one, rests_on_own_data=tuple(rests))

    found = [{name: shared(one) for name, one in model.alternatives.items()} for model in (first, second)]
    return found[0], found[1]


def own_data_of(model: Model) -> dict[str, tuple[QuestionId, LevelId]]:
    """Return from which answer on a team keeps its own data layer, or assembles nearly everything."""
    own = model.own_data
    triggers = {} if own is None else {"keeps": own.keeps, "assembles": own.assembles}
    return {
        word: (one.question, model.questions[one.question].levels[one.position].id) for word, one in triggers.items()
    }


def about_own_data(first: Model, second: Model) -> set[QuestionId]:
    """Return the questions that tell of an own data layer, where the models do not agree on that; else none."""
    own = own_data_of(first), own_data_of(second)
    return set() if own[0] == own[1] else {key for each in own for key, _ in each.values()}


def _own_data(first: Model, second: Model, told: set[str]) -> Iterator[Alteration]:
    for key in sorted(about_own_data(first, second).difference(told)):
        name = _name(second.questions[key] if key in second.questions else first.questions[key])
        yield Alteration(
            "question", key, name, name, f"The question {name} says something else of your own data layer."
        )


def _in_both(first: Mapping[Key, Value], second: Mapping[Key, Value]) -> tuple[dict[Key, Value], dict[Key, Value]]:
    keys = sorted(set(first) & set(second))
    return {key: first[key] for key in keys}, {key: second[key] for key in keys}


def _answers(first: Run, second: Run) -> Iterator[Alteration]:
    for key in sorted(set(first.model.questions) & set(second.model.questions)):
        if answer_of(first, key) != answer_of(second, key):
            before, after = _answer_words(first, key), _answer_words(second, key)
            text = second.model.questions[key].text
            yield Alteration("answer", key, before, after, f'{text} Before: "{before}". Now: "{after}".')


def answer_of(run: Run, key: QuestionId) -> tuple[LevelId, ...] | None:
    """Return the answer to a question, or ``None`` where every level is possible, so that nothing is known."""
    levels = run.sheet.answers.get(key)
    return None if levels is None or len(levels) == len(run.model.questions[key].levels) else levels


def _answer_words(run: Run, key: QuestionId) -> str:
    answer = answer_of(run, key)
    return UNKNOWN if answer is None else _labels(run.model.questions[key].levels, answer)


def _labels(levels: Scale, chosen: Iterable[LevelId]) -> str:
    return either(labels(levels, tuple(positions_of(levels, chosen))))


def positions_of(levels: Scale, chosen: Iterable[LevelId]) -> list[int]:
    """Return where the chosen levels stand on a scale."""
    ids = set(chosen)
    return [at for at, level in enumerate(levels) if level.id in ids]


def _chosen(first: Run, second: Run) -> Iterator[Alteration]:
    """Yield what is deciding or a must-have in one run only, where both models know it."""
    for criterion in sorted(set(first.sheet.deciding) ^ set(second.sheet.deciding)):
        if criterion in first.model.criteria and criterion in second.model.criteria:
            title = second.model.criteria[criterion].title
            yield _toggled("deciding", criterion, now=criterion in second.sheet.deciding, words=(title, "decides"))
    for question in sorted(set(first.sheet.must) ^ set(second.sheet.must)):
        if question in first.model.questions and question in second.model.questions:
            text = second.model.questions[question].text
            yield _toggled("must", question, now=question in second.sheet.must, words=(f'"{text}"', "is a must-have"))


def _toggled(kind: Kind, key: str, *, now: bool, words: tuple[str, str]) -> Alteration:
    subject, is_so = words
    told = f"{subject} {is_so} now." if now else f"{subject} {is_so} no longer."
    return Alteration(kind, key, None if now else "yes", "yes" if now else None, told)


def _ratings(first: Model, second: Model) -> Iterator[Alteration]:
    for name, key in product(
        sorted(set(first.alternatives) & set(second.alternatives)), sorted(set(first.criteria) & set(second.criteria))
    ):
        levels = [rated(model, name, key) for model in (first, second)]
        if None not in levels and levels[0] != levels[1]:
            before, after = (
                _labels(model.criteria[key].levels, ids or ())
                for model, ids in zip((first, second), levels, strict=True)
            )
            subject = f"{second.criteria[key].title} of {second.alternatives[name].title}"
            yield Alteration("rating", f"{name}.{key}", before, after, f'{subject}: "{after}" instead of "{before}".')


def rated(model: Model, name: AlternativeId, key: CriterionId) -> tuple[LevelId, ...] | None:
    """Return the levels of a rating, or ``None`` where the model has none."""
    alternative = model.alternatives.get(name)
    rating = alternative.ratings.get(key) if alternative else None
    if rating is None:
        return None
    return tuple(model.criteria[key].levels[position].id for position in rating.positions)


def _defined(kind: Kind, first: Mapping[Key, Part], second: Mapping[Key, Part]) -> Iterator[Alteration]:
    """Yield what only one model has, or what both define in ways that lead to other results."""
    for key in sorted(set(first) | set(second)):
        before, after = first.get(key), second.get(key)
        if after is None:
            yield Alteration(kind, key, _name(first[key]), None, f"The {kind} {_name(first[key])} is gone.")
        elif before is None:
            yield Alteration(kind, key, None, _name(after), f"The {kind} {_name(after)} is new.")
        elif _meaning(before) != _meaning(after):
            yield Alteration(kind, key, _name(before), _name(after), f"The {kind} {_name(after)} is another one.")


def _name(part: Part) -> str:
    """Return how a sentence names a part of a model."""
    return f'"{part.text}"' if isinstance(part, Question) else part.title


def _meaning(thing: Part) -> object:
    """Return what of a part of a model results depend on; all else is wording."""
    if isinstance(thing, Question):
        return ids_of(thing.levels)
    if isinstance(thing, Criterion):
        return thing.need, ids_of(thing.levels), thing.fit, thing.practice, thing.capability
    return thing.rests_on_own_data


def ids_of(levels: Scale) -> tuple[LevelId, ...]:
    """Return the ids of a scale, from low to high."""
    return tuple(level.id for level in levels)


def _rest(first: Run, second: Run) -> Iterator[Alteration]:
    """Yield what differs and changes no result."""
    if first.day != second.day:
        days = first.day.isoformat(), second.day.isoformat()
        yield Alteration("other", "as_of", *days, f"Evidence is judged as of {days[1]} instead of {days[0]}.")
    questions = first.model.questions, second.model.questions
    for key in sorted((set(questions[0]) ^ set(questions[1])) - about_own_data(first.model, second.model)):
        is_new = key in questions[1]
        text = questions[is_new][key].text
        before, after = (None, text) if is_new else (text, None)
        yield Alteration("other", f"questions.{key}", before, after, f'"{text}" is {"new" if is_new else "gone"}.')
    for place, before_and_after in _reworded(first.model, second.model):
        yield Alteration("other", place, None, None, f"{before_and_after} is worded or supported in another way.")


def _reworded(first: Model, second: Model) -> Iterator[tuple[str, str]]:
    """Yield what means the same under other words, sources or dates, with how a sentence names it."""
    pairs: list[tuple[str, Mapping[Any, Part], Mapping[Any, Part]]] = [
        ("questions", *_in_both(first.questions, second.questions)),
        ("criteria", *_in_both(first.criteria, second.criteria)),
    ]
    for place, before, after in pairs:
        for key, thing in before.items():
            if thing != after[key] and _meaning(thing) == _meaning(after[key]):
                yield f"{place}.{key}", _name(after[key])
    names = sorted(set(first.alternatives) & set(second.alternatives))
    for name in names:
        one, other = first.alternatives[name], second.alternatives[name]
        if replace(one, ratings=other.ratings, rests_on_own_data=other.rests_on_own_data) != other:
            yield f"alternatives.{name}", other.title
        for key, rating in _in_both(one.ratings, other.ratings)[0].items():
            if rating != other.ratings[key] and rated(first, name, key) == rated(second, name, key):
                yield f"alternatives.{name}.{key}", f"{second.criteria[key].title} of {other.title}"
