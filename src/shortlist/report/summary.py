"""Summary of a report for a reader in a hurry: who is in front, why, what speaks against it, what would change it."""

from collections.abc import Iterator
from itertools import islice

from shortlist.faults import either
from shortlist.method.evaluation import Evaluation
from shortlist.method.problem import Place, Problem, asked_by
from shortlist.method.so_far import so_far_of
from shortlist.model.model import AlternativeId, Criterion, CriterionId, Question, QuestionId
from shortlist.report.fares import FITS, GRAVEST, Ends, ends_of, verb_of
from shortlist.report.pair_sentences import comparison_sentence, criterion_at
from shortlist.report.prototype import to_try
from shortlist.report.reasons import source_table
from shortlist.report.sentences import (
    change_sentence,
    close_sentence,
    names_of,
    need_name,
    need_within,
    number,
    title_of,
    within_a_sentence,
)
from shortlist.report.shapes import DoubtShape, GroundShape, SummaryShape, VariationShape

MOST_GROUNDS, MOST_OBJECTIONS, MOST_VARIATIONS = 3, 2, 5


def summary_of(evaluation: Evaluation) -> SummaryShape:
    """Return the summary of an evaluation as plain data; every sentence is one line, and names questions in short."""
    leader = leader_of(evaluation)
    objections, more = _objections(evaluation, leader) if leader else ([], 0)
    return {
        "title": title_of(evaluation),
        "standing": close_sentence(evaluation),
        "change": change_sentence(evaluation),
        "grounds": [_ground(evaluation, leader, place) for place in _grounds(evaluation, leader)] if leader else [],
        "objection": objections[0] if objections else None,
        "objections": objections,
        "more_objections": f"{number(more).capitalize()} more" if more else "",
        "variations": list(islice(_variations(evaluation), MOST_VARIATIONS)),
        "comparisons": list(_comparisons(evaluation, leader)) if leader else [],
        "left_behind": _left_behind(evaluation) if leader else "",
        "to_try": list(to_try(evaluation)),
        "doubts": [doubt_table(evaluation.problem, *key) for key in evaluation.could_change.ratings],
    }


def leader_of(evaluation: Evaluation) -> AlternativeId | None:
    """Return the one in front so far that the grounds are about, the first in alphabetical order."""
    titles = evaluation.problem.model.alternatives
    members = evaluation.so_far.outcome.members
    return min(members, key=lambda name: titles[name].title.lower()) if len(members) < len(titles) and members else None


def _grounds(evaluation: Evaluation, leader: AlternativeId) -> list[Place]:
    """Return where nothing speaks against the leader and something against others: what decides, then the gravest.

    Practice has two places, and is told once.
    """
    deciding = asked_by(evaluation.problem.model, evaluation.problem.deciding)
    arguments = evaluation.so_far.arguments
    behind = [name for name in arguments if name not in evaluation.so_far.outcome.members]
    found: dict[Place, tuple[bool, int, int]] = {}
    for (question, at), degree in arguments[leader].items():
        graver = [arguments[name][question, at] for name in behind if arguments[name][question, at] > degree]
        if graver and not degree and not (at and _is_assumed(evaluation, leader)):
            place = (question, min(at, 1))
            weight = (question in deciding, max(graver), len(graver))
            found[place] = max(found.get(place, weight), weight)
    return sorted(found, key=lambda place: found[place], reverse=True)[:MOST_GROUNDS]


def _is_assumed(evaluation: Evaluation, leader: AlternativeId) -> bool:
    """Say whether nothing was said about what the team knows of the leader."""
    problem = evaluation.problem
    practised = [criterion for criterion in problem.criteria if criterion.practice]
    return all(len(problem.domains[problem.capability(leader, each)]) > 1 for each in practised)


def _ground(evaluation: Evaluation, leader: AlternativeId, place: Place) -> GroundShape:
    """Return what speaks for the leader at one place."""
    if place[1]:
        return _practice(evaluation, leader, place)
    names = sorted(evaluation.problem.alternatives)
    worst = max(names, key=lambda name: evaluation.so_far.arguments[name][place])
    criterion = criterion_at(evaluation.problem, evaluation.so_far, worst, place)
    told = _told_of(evaluation, leader, place)
    return _shape(evaluation, criterion, leader, f"{_whole_need(evaluation.problem, place[0])}: {told}.")


def _whole_need(problem: Problem, key: QuestionId) -> str:
    """Return what a need is called where all of its criteria are told together."""
    together = ", taken together" if sum(each.need == key for each in problem.criteria) > 1 else ""
    return f"{problem.model.questions[key].short}{together}"


def _told_of(evaluation: Evaluation, leader: AlternativeId, place: Place) -> str:
    """Return what a place says of the leader, which fits, and of the others, those alike together."""
    model = evaluation.problem.model
    kinds: dict[Ends, list[AlternativeId]] = {}
    for name in sorted(evaluation.problem.alternatives):
        kinds.setdefault(ends_of(evaluation, name, place), []).append(name)
    fitting = kinds.pop((FITS, FITS))
    told = [
        (names_of(model, tuple(names)), verb_of(ends, several=len(names) > 1))
        for ends, names in sorted(kinds.items(), key=lambda item: [GRAVEST.index(word) for word in item[0]])
    ]
    if len(told) == 1 and fitting == [leader] and len(evaluation.problem.alternatives) > 2:
        (ends,) = kinds
        return f"{model.alternatives[leader].title} fits, the others {verb_of(ends, several=True)}"
    ((first, verb), *more) = told
    if not more and len(fitting) > len(evaluation.problem.alternatives) / 2:
        return f"all fit but {first}, which {verb}"
    front = f"{names_of(model, tuple(fitting))} {verb_of((FITS, FITS), several=len(fitting) > 1)}"
    return ", ".join([front, *(" ".join(each) for each in told)])


def _practice(evaluation: Evaluation, leader: AlternativeId, place: Place) -> GroundShape:
    """Return what the team knows as a ground: what was answered about each, those alike together."""
    problem = evaluation.problem
    criterion = next(each for each in problem.criteria if each.practice and each.need == place[0])
    said: dict[str, list[AlternativeId]] = {}
    for name in sorted(problem.alternatives, key=lambda name: (name != leader, name)):
        domain = problem.domains[problem.capability(name, criterion)]
        if len(domain) == 1:
            said.setdefault(within_a_sentence(criterion.levels[domain[0]].label), []).append(name)
    told = [f"{names_of(problem.model, tuple(names))} {label}" for label, names in said.items()]
    return _shape(evaluation, criterion, leader, f"Your team: {'; '.join(told)}.")


def _objections(evaluation: Evaluation, leader: AlternativeId) -> tuple[list[GroundShape], int]:
    """Return the gravest arguments against the leader, practice among them, and how many more there are.

    What the team has not said is none, and practice has two places, and is told once.
    """
    against = evaluation.so_far.arguments[leader]
    assumed = _is_assumed(evaluation, leader)
    places = [place for place, degree in against.items() if degree and not (place[1] and assumed)]
    places = sorted(places, key=lambda each: -against[each])
    practice = [place for place in places if place[1]]
    places = [place for place in places if place not in practice[1:]]
    first = places[:1]
    second = [place for place in (*practice[:1], *places) if place not in first]
    shown = [*first, *second][:MOST_OBJECTIONS]
    return [_objection(evaluation, leader, place) for place in shown], len(places) - len(shown)


def _objection(evaluation: Evaluation, leader: AlternativeId, place: Place) -> GroundShape:
    """Return what speaks against the leader at one place."""
    criterion = criterion_at(evaluation.problem, evaluation.so_far, leader, place)
    model = evaluation.problem.model
    title = model.alternatives[leader].title
    if place[1]:
        return _shape(evaluation, criterion, leader, f"Your team does not run {title} in production yet.")
    told = verb_of(ends_of(evaluation, leader, place), several=False)
    return _shape(evaluation, criterion, leader, f"{need_name(model, criterion)}: {title} {told}.")


def _comparisons(evaluation: Evaluation, leader: AlternativeId) -> Iterator[str]:
    """Yield one sentence on each that is not in front: why the leader is ahead of it."""
    for name in evaluation.problem.alternatives:
        if name not in evaluation.so_far.outcome.members:
            yield comparison_sentence(evaluation.problem, evaluation.so_far, leader, name)


def _left_behind(evaluation: Evaluation) -> str:
    """Return which alternatives hold code that this project continues, though others are in front; else nothing."""
    problem, model = evaluation.problem, evaluation.problem.model
    for criterion in problem.criteria:
        if criterion.capability is None or criterion.practice:
            continue
        most = (len(criterion.levels) - 1,)
        behind = [name for name in problem.alternatives if name not in evaluation.so_far.outcome.members]
        held = [name for name in behind if problem.domains[problem.capability(name, criterion)] == most]
        if held:
            label = within_a_sentence(criterion.levels[-1].label)
            return f"{criterion.title}: {names_of(model, tuple(held))} ({label})."
    return ""


def _variations(evaluation: Evaluation) -> Iterator[VariationShape]:
    """Yield changes of one need that put others in front: of what is asked for, of what is open, then of the rest."""
    problem = evaluation.problem
    needs = {criterion.need for criterion in problem.criteria if criterion.capability is None}
    asked = {*problem.must, *asked_by(problem.model, problem.deciding)}
    questions = [question for question in problem.model.questions.values() if question.id in needs]
    leader = leader_of(evaluation)
    first = [place[0] for place in _grounds(evaluation, leader)] if leader else []
    for question in sorted(questions, key=lambda each: first.index(each.id) if each.id in first else len(first)):
        if evaluation.so_far.world[question.id] > 0:
            yield from _variation(evaluation, question, int(question.id in asked))
    for question in questions:
        if question.id in evaluation.could_change.questions:
            yield from _variation(evaluation, question, problem.domains[question.id][-1])
    for question in questions:
        highest = len(question.levels) - 1
        if question.id not in evaluation.could_change.questions and evaluation.so_far.world[question.id] < highest:
            yield from _variation(evaluation, question, highest)


def _variation(evaluation: Evaluation, question: Question, position: int) -> Iterator[VariationShape]:
    """Yield the change of an answer to this position, where it puts others in front."""
    before = evaluation.so_far.outcome
    after = so_far_of(evaluation.problem.with_domain(question.id, (position,))).outcome
    if not after.members or after.members == before.members:
        return
    new = tuple(name for name in after.members if name not in before.members)
    joins = set(before.members) < set(after.members)
    told = new if joins else after.members
    verb = "joins" if joins else "leads" if len(told) == 1 else "lead"
    verb = "join" if joins and len(told) > 1 else verb
    beside = f" {names_of(evaluation.problem.model, before.members)}" if joins else ""
    highest = position == len(question.levels) - 1
    words = "If you need" if highest else "With less need for" if position else "Without a need for"
    sentence = (
        f"{words} {within_a_sentence(question.short)}, {names_of(evaluation.problem.model, told)} {verb}{beside}."
    )
    yield {"question": question.id, "answer": question.levels[position].id, "sentence": sentence}


def _shape(evaluation: Evaluation, criterion: Criterion, leader: AlternativeId, sentence: str) -> GroundShape:
    rating = evaluation.problem.model.alternatives[leader].ratings.get(criterion.id)
    return {
        "alternative": leader,
        "question": criterion.need,
        "criterion": criterion.id,
        "sentence": sentence,
        "source": source_table(rating.source) if rating else None,
    }


def doubt_table(problem: Problem, alternative: AlternativeId, criterion: CriterionId) -> DoubtShape:
    """Return a rating that is disputed or stale, with what a prototype has to prove in one sentence."""
    found = problem.model.criteria[criterion]
    levels = [found.levels[position] for position in problem.domains[alternative, criterion]]
    title = problem.model.alternatives[alternative].title
    otherwise = either([f'"{level.label}"' for level in levels[:-1]])
    about = need_within(problem.model, found)
    return {
        "alternative": alternative,
        "criterion": criterion,
        "sentence": f'Check {title} on {about}: "{levels[-1].means}" If that does not hold, it counts as {otherwise}.',
    }
