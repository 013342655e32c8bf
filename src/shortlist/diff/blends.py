"""Blends of two runs: the first with only some of the changes applied, and changes that must go together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from shortlist.diff.alterations import (
    Alteration,
    Key,
    Kind,
    Place,
    Run,
    Value,
    about_own_data,
    answer_of,
    ids_of,
    positions_of,
    rated,
)
from shortlist.model.model import (
    AlternativeId,
    Criterion,
    CriterionId,
    LevelId,
    Model,
    OwnData,
    Question,
    QuestionId,
    Rating,
    Trigger,
    frozen,
)
from shortlist.sheets.sheet import Sheet


def blended(first: Run, second: Run, chosen: Iterable[Alteration]) -> Run:
    """Return the first run with only these changes applied, all of each bundle or none."""
    places = {change.place for change in chosen}
    criteria = _picked("criterion", first.model.criteria, second.model.criteria, places)
    questions = {
        **first.model.questions,
        **second.model.questions,
        **{
            key: one
            for key, one in first.model.questions.items()
            if ("question", key) not in places and key in second.model.questions
        },
    }
    alternatives = {
        name: replace(
            one,
            ratings=_blended_ratings(first.model, second.model, name, criteria, places),
            rests_on_own_data=tuple(_resting(first.model, second.model, name, criteria, places)),
        )
        for name, one in _picked("alternative", first.model.alternatives, second.model.alternatives, places).items()
    }
    model = replace(
        first.model,
        questions=frozen(questions),
        criteria=frozen(criteria),
        alternatives=frozen(alternatives),
        own_data=_own_data(first.model, second.model, questions, places),
    )
    return Run(model, _blended_sheet(first, second, model, places), second.day)


def _picked(
    kind: Kind, first: Mapping[Key, Value], second: Mapping[Key, Value], places: set[Place]
) -> dict[Key, Value]:
    """Return what the first run has, but for the changed places what the second has, if it has it."""
    return {
        key: source[key]
        for key in sorted(set(first) | set(second))
        for source in [second if (kind, key) in places else first]
        if key in source
    }


def _blended_ratings(
    first: Model, second: Model, name: AlternativeId, criteria: Mapping[CriterionId, Criterion], places: set[Place]
) -> Mapping[CriterionId, Rating]:
    """Return the ratings of an alternative, moved to the scales of the criteria that are in between."""
    ratings: dict[CriterionId, Rating] = {}
    for key, criterion in criteria.items():
        order = (second, first) if ("rating", f"{name}.{key}") in places else (first, second)
        source = next((model for model in order if rated(model, name, key) is not None), None)
        if criterion.capability is None and source is not None:
            positions = tuple(positions_of(criterion.levels, rated(source, name, key) or ()))
            ratings[key] = replace(source.alternatives[name].ratings[key], positions=positions)
    return frozen(ratings)


def _resting(
    first: Model, second: Model, name: AlternativeId, criteria: Iterable[CriterionId], places: set[Place]
) -> Iterator[CriterionId]:
    """Yield the criteria whose ratings hold only where the alternative's own data layer is used."""
    for key in criteria:
        changed = not places.isdisjoint({("criterion", key), ("alternative", name)})
        order = (second, first) if changed else (first, second)
        source = next((one for one in order if name in one.alternatives and key in one.criteria), first)
        if key in source.alternatives[name].rests_on_own_data:
            yield key


def _own_data(
    first: Model, second: Model, questions: Mapping[QuestionId, Question], places: set[Place]
) -> OwnData | None:
    """Return from which answers on a team's own data layer counts, moved to the scales that are in between."""
    changed = any(("question", key) in places for key in about_own_data(first, second))
    source = second if changed else first
    own = source.own_data
    if own is None:
        return None

    def moved(trigger: Trigger) -> Trigger:
        here = ids_of(questions[trigger.question].levels)
        from_there_on = ids_of(source.questions[trigger.question].levels)[trigger.position :]
        return replace(
            trigger, position=next((here.index(level) for level in from_there_on if level in here), len(here))
        )

    return OwnData(moved(own.keeps), moved(own.assembles))


def _blended_sheet(first: Run, second: Run, model: Model, places: set[Place]) -> Sheet:
    def side(kind: Kind, key: str, keys: Callable[[Model], Iterable[str]]) -> Run:
        """Return the run whose word counts: the only one that knows the key, else the first unless it changed."""
        if key not in keys(first.model):
            return second
        return second if (kind, key) in places and key in keys(second.model) else first

    answers = {key: answer_of(side("answer", key, lambda one: one.questions), key) for key in model.questions}
    deciding = (
        key for key in sorted(model.criteria) if key in side("deciding", key, lambda one: one.criteria).sheet.deciding
    )
    must = (key for key in sorted(model.questions) if key in side("must", key, lambda one: one.questions).sheet.must)
    return Sheet(
        answers=frozen({key: answer for key, answer in answers.items() if answer is not None}),
        deciding=tuple(deciding),
        must=tuple(must),
    )


def bundled(changes: Sequence[Alteration], first: Run, second: Run) -> tuple[tuple[Alteration, ...], ...]:
    """Return the changes in bundles: those of one bundle make no sense without each other."""
    bundles: list[list[Alteration]] = [[change] for change in changes]
    for one, other in _ties(first, second):
        joined = [bundle for bundle in bundles if any(change.place in (one, other) for change in bundle)]
        if len(joined) > 1:
            bundles = [bundle for bundle in bundles if bundle not in joined]
            bundles.append([change for change in changes if any(change in bundle for bundle in joined)])
    return tuple(sorted((tuple(bundle) for bundle in bundles), key=lambda bundle: changes.index(bundle[0])))


def _ties(first: Run, second: Run) -> Iterator[tuple[Place, Place]]:
    """Yield pairs of places that must change together, if both change."""
    models = first.model, second.model
    for key in sorted(set(models[0].questions) & set(models[1].questions)):
        scales = [ids_of(model.questions[key].levels) for model in models]
        if not _on_both(scales, [answer_of(run, key) or () for run in (first, second)]):
            yield ("question", key), ("answer", key)
    for model in models:
        for criterion in model.criteria.values():
            asked = [model.experience(criterion, name) for name in model.alternatives]
            for question in (criterion.need, *(one.id for one in asked if one is not None)):
                yield ("question", question), ("criterion", criterion.id)
    names = sorted({name for model in models for name in model.alternatives})
    for criterion_id, name in product(sorted({key for model in models for key in model.criteria}), names):
        yield from _ties_of_rating(models, criterion_id, name)


def _ties_of_rating(
    models: tuple[Model, Model], key: CriterionId, name: AlternativeId
) -> Iterator[tuple[Place, Place]]:
    """Yield what a criterion and an alternative, or its rating, must share: a scale, and a capability on it."""
    versions = [model.criteria[key] for model in models if key in model.criteria]
    scales = [ids_of(version.levels) for version in versions]
    ratings = [levels for model in models if (levels := rated(model, name, key)) is not None]
    if not _on_both(scales, ratings):
        yield ("criterion", key), ("rating", f"{name}.{key}")
        yield ("criterion", key), ("alternative", name)
    known = {question for model in models for question in model.questions}
    has_what_it_needs = all(
        bool(ratings) if version.capability is None else f"{version.capability}-{name}" in known for version in versions
    )
    answered_on_other_scales = len(set(scales)) > 1 and any(version.capability for version in versions)
    if not has_what_it_needs or answered_on_other_scales:
        yield ("criterion", key), ("alternative", name)


def _on_both(scales: Sequence[Sequence[LevelId]], chosen: Iterable[Sequence[LevelId]]) -> bool:
    """Say whether every level that was chosen on one of the scales is on the other too."""
    return all(level in scale for levels in chosen for level in levels for scale in scales)
