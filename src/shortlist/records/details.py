"""The sections of a record that go into detail: what follows, what a prototype shows, every reason, what to watch."""

from collections.abc import Iterator
from datetime import date, timedelta

from shortlist.address import to_fragment
from shortlist.dated.overrides import overrides_in, overrides_toml
from shortlist.explaining.changes import minimal_changes, outcomes_sentence, turn_sentence, way_sentence
from shortlist.explaining.explanation import why_sentences
from shortlist.explaining.margins import nudge_words, watch_list
from shortlist.grounds import Ground, labels
from shortlist.model import AlternativeId
from shortlist.records.dissent import differences, settled_of
from shortlist.records.draft import Draft, Part, to_fill
from shortlist.records.markdown import bullets, escaped, fenced, linked
from shortlist.records.reading import OVERRIDES, PROVENANCE, SETTLED, SHEET, Result, provenance_of, provenance_toml
from shortlist.report import listed, names_of
from shortlist.sheet import toml_of
from shortlist.together.settling import settlement_toml

MOST_WAYS = 12
"""Changes that a record lists; beyond, it says how many there are."""


def consequences(draft: Draft) -> Iterator[str]:
    """Yield what follows from taking each candidate: good, neutral and bad."""
    for part in draft.parts:
        candidates = draft.candidates(part)
        if not candidates:
            yield f"Bad, because {draft.within(part)}no {escaped(draft.model.singular)} is workable as answered"
        for candidate in candidates:
            yield from _consequences(draft.within(part), part, candidate)


def _consequences(within: str, part: Part, candidate: AlternativeId) -> Iterator[str]:
    why = part.whys[candidate]
    title = escaped(part.merged.model.alternatives[candidate].title)
    deciding = [ground for ground in why.in_favour if ground.deciding] or why.in_favour
    if deciding:
        yield f"Good, because {within}{title} meets what you need in {_titles(deciding)}"
    if why.not_needed:
        yield f"Neutral, because {within}nothing of {title} hangs on {_titles(why.not_needed)}"
    if why.unknown:
        yield f"Neutral, because {within}it is open what {title} is worth in {_titles(why.unknown)}"
    for ground in why.against:
        where = f"{within}{title} has {_grades(ground)} in {escaped(ground.criterion.title)}"
        yield f"Bad, because {where}: {to_fill('how you live with it')}"


def _grades(ground: Ground) -> str:
    words = {"blocks": "what rules it out", "gap": "a gap", "friction": "friction"}
    return " or ".join(words.get(grade.word, grade.word) for grade in ground.grades)


def _titles(grounds: tuple[Ground, ...] | list[Ground]) -> str:
    return escaped(listed([ground.criterion.title for ground in grounds]))


def confirmation(draft: Draft) -> Iterator[str]:
    """Yield what a prototype must show: each level in doubt that can still decide, then what only the team knows."""
    for part in draft.parts:
        model = draft.model
        for alternative, key in part.meeting.ratings:
            criterion, title = model.criteria[key], escaped(model.alternatives[alternative].title)
            levels = [criterion.levels[position] for position in part.problem.domains[alternative, key]]
            better = f'"{escaped(levels[-1].label)}" ({escaped(levels[-1].means.rstrip("."))})'
            worse = escaped(" or ".join(level.label for level in levels[:-1]))
            yield draft.about(
                part, f'A prototype with {title} shows {better} in {escaped(criterion.title)}, and not just "{worse}"'
            )
    yield to_fill("the hardest feature, who builds it by when, and what would make it fail")


def pros_and_cons(draft: Draft) -> Iterator[str]:
    """Yield each alternative with its verdict, the rules behind it, and every fact that was used, with its source."""
    for alternative in draft.alternatives:
        yield f"### {escaped(alternative.title)}"
        yield escaped(f"Version {alternative.version}. {alternative.summary}")
        for part in draft.parts:
            why = part.whys[alternative.id]
            yield draft.about(part, escaped(" ".join(why_sentences(why))))
            sides = (("Good", why.in_favour), ("Neutral", why.unknown), ("Bad", why.against))
            items = [f"{side}, because {_because(ground)}" for side, grounds in sides for ground in grounds]
            yield bullets(items) or "You need nothing that would speak for it or against it."


def _because(ground: Ground) -> str:
    """Return a fact with what it was held against and where it can be read."""
    needed = f'"{" or ".join(labels(ground.question.levels, ground.needs))}" is asked for'
    if len(ground.needs) == len(ground.question.levels):
        needed = "you do not know yet what to ask for"
    found = " or ".join(labels(ground.criterion.levels, ground.capabilities))
    held = f'{ground.criterion.title} ("{found}" where {needed}): {ground.because}'
    return f"{escaped(held)} ({_cited(ground)})"


def _cited(ground: Ground) -> str:
    if ground.source is None:
        return "your own answer"
    due = ", due for another look" if ground.due else ""
    source = linked(ground.source.title, ground.source.url)
    return f"{source}, {ground.basis}, checked {ground.source.checked.isoformat()}{due}"


def more_information(draft: Draft, site: str | None) -> Iterator[str]:
    """Yield who answered what, what would change it, when to look again, what it rests on, and the sheets."""
    for part in draft.parts:
        if len(part.merged.members) > 1:
            yield draft.about(part, f"Sheets were filled in by {escaped(listed(part.merged.members))}.")
            yield bullets(differences(part)) or "Nobody differed."
        settled = bullets(settled_of(part))
        if settled:
            yield draft.about(part, "The team settled this, and keeps the dissent:")
            yield settled
    for part in draft.parts:
        yield draft.about(part, "What would change it:")
        yield bullets(_turns(part))
    yield "When to look again:"
    yield bullets(_watched(draft))
    yield from _basis(draft)
    yield from _again(draft, site)


def _turns(part: Part) -> Iterator[str]:
    model = part.merged.model
    found = minimal_changes(part.problem)
    ways = [(way, turn) for turn in found.turns for way in turn.ways]
    for way, turn in ways[:MOST_WAYS]:
        yield escaped(f"{way_sentence(model, way)}: {turn_sentence(model, turn)}")
    if len(ways) > MOST_WAYS:
        yield f"{len(ways) - MOST_WAYS} more changes of one or two answers do so."
    if not ways:
        yield "No change of one or two answers does." if found.exact else "Too much is open to tell."


def _watched(draft: Draft) -> Iterator[str]:
    model = draft.model
    for part in draft.parts:
        for nudge in watch_list(part.steps):
            after = outcomes_sentence(model, nudge.outcomes or frozenset())
            yield draft.about(part, escaped(f"{nudge_words(model, nudge.what)}: {after}"))
    due = sorted({(ground.criterion.title, title) for title, ground in _used(draft) if ground.due})
    for criterion, title in due:
        yield escaped(f"{criterion} of {title}: the evidence is due for another look")
    days = [day for _, ground in _used(draft) if (day := _due_after(ground)) is not None and day > draft.day]
    if days:
        yield f"{min(days).isoformat()}: the next piece of evidence that was used is due for another look"
    yield to_fill("the day on which you look at this decision again")


def _used(draft: Draft) -> Iterator[tuple[str, Ground]]:
    """Yield every ground that was used, with the title of its alternative."""
    for part in draft.parts:
        for alternative, why in part.whys.items():
            for ground in (*why.in_favour, *why.unknown, *why.against):
                yield draft.model.alternatives[alternative].title, ground


def _due_after(ground: Ground) -> date | None:
    if ground.source is None or ground.criterion.stale_after is None:
        return None
    return ground.source.checked + timedelta(days=ground.criterion.stale_after + 1)


def _basis(draft: Draft) -> Iterator[str]:
    model = draft.model
    yield escaped(
        f"It rests on the model {model.title}, version {model.version}, "
        f"with evidence as of {draft.day.isoformat()}. It compares {names_of(model, tuple(model.alternatives))} and "
        "nothing else."
    )
    yield (
        "Its questions, criteria, levels and rules are the choice of its authors, and some ratings are judgements; "
        "each has a reason and a source that can be disputed. Nothing is weighted or added up. An alternative that is "
        "much like another one can turn a shortlist into a close call."
    )
    overridden = [
        f"{model.criteria[criterion].title} of {model.alternatives[alternative].title}"
        for alternative, criterion in overrides_in(model)
    ]
    if overridden:
        yield escaped(f"Evidence of the team's own stands in the place of the model's: {listed(overridden)}.")


def _again(draft: Draft, site: str | None) -> Iterator[str]:
    model = draft.model
    if site:
        links = [
            linked(sheet.member or sheet.service or sheet.title or "The answers", f"{site}#{to_fragment(sheet)}")
            for sheet in draft.sheets
        ]
        yield f"To open the answers: {', '.join(links)}."
    yield "To evaluate it again, these are the model, the evidence of your own if there is any, and the sheets:"
    results = (Result(part.name, part.evaluation.kind, part.evaluation.possible) for part in draft.parts)
    yield fenced(provenance_toml(provenance_of(model, draft.day, results)), PROVENANCE)
    overrides = overrides_in(model)
    if overrides:
        yield fenced(overrides_toml(overrides, model), OVERRIDES)
    for sheet in draft.sheets:
        yield fenced(toml_of(sheet), SHEET)
    for settlement in draft.words.settled:
        yield fenced(settlement_toml(settlement), SETTLED)
