"""Background of a decision, as a record tells it: what the team brings, what it needs, and what decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shortlist.faults import either
from shortlist.model.model import Model, Question, QuestionId
from shortlist.records.draft import Draft, Part, to_fill
from shortlist.records.markdown import described, escaped
from shortlist.report.reasons import labels
from shortlist.report.sentences import answered_words, listed, need_within, within_a_sentence

MOST_DRIVERS = 7


def context(draft: Draft) -> Iterator[str]:
    """Yield what is built, in the words of the team, the question, and what the team brings."""
    model = draft.model
    yield escaped(draft.words.context or "") or to_fill("what is built, for how long, and within which limits")
    yield f"Which {escaped(model.singular)} fits {draft.subject}?"
    for part in draft.parts:
        unsettled = sum(len(part.problem.domains[key]) > 1 for key in model.questions)
        count = f"{answered_words(len(model.questions), unsettled)}."
        yield draft.about(part, " ".join([*map(escaped, _brought(draft, part)), count]))


def _brought(draft: Draft, part: Part) -> Iterator[str]:
    """Yield in a sentence each what the team said of itself, and how soon it must deliver."""
    model = draft.model
    for criterion in model.criteria.values():
        if criterion.capability is not None:
            about = [model.experience(criterion, key) for key in sorted(model.alternatives)]
            least = 0 if criterion.practice and len(draft.parts) == 1 else 1
            yield from _experience(part, [question for question in about if question is not None], least)
    for need in dict.fromkeys(criterion.need for criterion in model.criteria.values() if criterion.practice):
        said = _said(part, model.questions[need])
        if said:
            yield f"{model.questions[need].short}: {said}."


def _experience(part: Part, questions: list[Question], least: int) -> Iterator[str]:
    """Yield for each level from this one on about which alternatives it was answered."""
    model = part.merged.model
    named: dict[str, list[str]] = {}
    for question in questions:
        said = _said(part, question)
        if said and part.problem.domains[question.id][-1] >= least:
            named.setdefault(said, []).append(_title(model, question))
    for said, titles in named.items():
        short = questions[0].short.replace(_title(model, questions[0]), listed(titles))
        yield f"{short}: {said}."


def _title(model: Model, question: Question) -> str:
    return model.alternatives[question.about].title if question.about is not None else ""


def _said(part: Part, question: Question) -> str:
    """Return what was answered to a question; "" where that was nothing."""
    positions = part.problem.domains[question.id]
    return (
        ""
        if len(positions) == len(question.levels)
        else either([within_a_sentence(label) for label in labels(question.levels, positions)])
    )


@dataclass(slots=True)
class _Driver:
    kinds: list[str]
    name: str
    means: str

    def line(self) -> str:
        kind = " and ".join(self.kinds)
        return described(f"{kind[0].upper()}{kind[1:]}: {self.name}. {self.means}".rstrip())


def drivers(draft: Draft) -> Iterator[str]:
    """Yield what decides, what is a must-have and what is essential, a line each, and the names of any more."""
    for part in draft.parts:
        found = list(_proposed(part))
        found += [(driver, "") for driver in _essential(part, {driver.name for driver, _ in found})]
        if not found:
            yield draft.about(part, "Nothing is called deciding, a must-have or essential.")
        most = draft.share(MOST_DRIVERS)
        yield from (draft.about(part, driver.line() + by) for driver, by in found[:most])
        if found[most:]:
            left = listed(list(dict.fromkeys(driver.name for driver, _ in found[most:])))
            yield draft.about(part, f"Also: {escaped(left)}.")


def _proposed(part: Part) -> Iterator[tuple[_Driver, str]]:
    """Yield the deciding criteria and must-haves of each proposal; of several, with who made it."""
    model, proposals = part.merged.model, part.merged.proposals
    for proposal in proposals:
        by = f" Proposed by {escaped(listed(proposal.members))}." if len(proposals) > 1 else ""
        found: dict[str, _Driver] = {}
        for key in proposal.sheet.deciding:
            criterion = model.criteria[key]
            if criterion.capability is None:
                _driver(part, criterion.need, "deciding", found)
            else:
                found[key] = _Driver(["deciding"], need_within(part.merged.model, criterion), criterion.means)
        for must in proposal.sheet.must:
            _driver(part, must, "must-have", found)
        yield from ((driver, by) for driver in found.values())


def _essential(part: Part, named: set[str]) -> Iterator[_Driver]:
    """Yield the needs at their highest level that are not named already."""
    model = part.merged.model
    paces = {criterion.need for criterion in model.criteria.values() if criterion.practice}
    found: dict[str, _Driver] = {}
    for question in model.questions.values():
        is_highest = part.problem.domains[question.id] == (len(question.levels) - 1,)
        if question.role == "need" and question.id not in paces and is_highest:
            _driver(part, question.id, "essential", found)
    yield from (driver for driver in found.values() if driver.name not in named)


def _driver(part: Part, key: QuestionId, kind: str, found: dict[str, _Driver]) -> None:
    """Note a need as a driver, with what was asked for; several reasons for it stand in one line.

    What is essential was ticked by what it buys, and is told by that.
    """
    question = part.merged.model.questions[key]
    if key in found:
        found[key].kinds += [kind] if kind not in found[key].kinds else []
        return
    found[key] = _Driver([kind], within_a_sentence(question.short), _asked_for(question, part.problem.domains[key]))


def _asked_for(question: Question, positions: Sequence[int]) -> str:
    """Return what an answer asks for, in a sentence."""
    if len(positions) > 1:
        return "How much it matters is not settled yet."
    level = question.levels[positions[0]]
    is_highest = positions[0] == len(question.levels) - 1
    return question.buys if is_highest and question.buys else level.means
