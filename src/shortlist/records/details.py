"""The sections of a record that go into detail: what follows, what a prototype shows, every reason, what to watch."""

from collections.abc import Iterator
from datetime import date, timedelta

from shortlist.evidence.overrides import overrides_in, overrides_toml
from shortlist.explain.counterfactuals import minimal_changes, nearest_sentences
from shortlist.explain.explanation import why_sentences
from shortlist.explain.sensitivity import nudge_sentence, watch_list
from shortlist.model.model import AlternativeId
from shortlist.records.dissent import differences, settled_of
from shortlist.records.draft import Draft, Part, to_fill
from shortlist.records.markdown import bullets, escaped, fenced, linked
from shortlist.records.reading import OVERRIDES, PROVENANCE, SETTLED, SHEET, provenance_of, provenance_toml, result_of
from shortlist.report.reasons import Reason, fresh_until, labels
from shortlist.report.sentences import listed, names_of
from shortlist.sheets.address import to_fragment
from shortlist.sheets.sheet import toml_of
from shortlist.team.settlement import settlement_toml


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
    deciding = [reason for reason in why.in_favour if reason.deciding] or why.in_favour
    if deciding:
        yield f"Good, because {within}{title} meets what you need in {_titles(deciding)}"
    if why.not_needed:
        yield f"Neutral, because {within}nothing of {title} hangs on {_titles(why.not_needed)}"
    if why.unknown:
        yield f"Neutral, because {within}it is open what {title} is worth in {_titles(why.unknown)}"
    for reason in why.against:
        where = f"{within}{title} has {_grades(reason)} in {escaped(reason.criterion.title)}"
        yield f"Bad, because {where}: {to_fill('how you live with it')}"


def _grades(reason: Reason) -> str:
    words = {"blocks": "what rules it out", "gap": "a gap", "friction": "friction"}
    return " or ".join(words.get(grade.word, grade.word) for grade in reason.grades)


def _titles(reasons: tuple[Reason, ...] | list[Reason]) -> str:
    return escaped(listed([reason.criterion.title for reason in reasons]))


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
            items = [f"{side}, because {_because(reason)}" for side, reasons in sides for reason in reasons]
            yield bullets(items) or "You need nothing that would speak for it or against it."


def _because(reason: Reason) -> str:
    """Return a fact with what it was held against and where it can be read."""
    needed = f'"{" or ".join(labels(reason.question.levels, reason.needs))}" is asked for'
    if len(reason.needs) == len(reason.question.levels):
        needed = "you do not know yet what to ask for"
    found = " or ".join(labels(reason.criterion.levels, reason.capabilities))
    held = f'{reason.criterion.title} ("{found}" where {needed}): {reason.because}'
    return f"{escaped(held)} ({_cited(reason)})"


def _cited(reason: Reason) -> str:
    if reason.source is None:
        return "your own answer"
    due = ", due for another look" if reason.due else ""
    source = linked(reason.source.title, reason.source.url)
    return f"{source}, {reason.basis}, checked {reason.source.checked.isoformat()}{due}"


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
    found = nearest_sentences(minimal_changes(part.evaluation))
    yield from map(escaped, found or ["No change of one or two answers does."])


def _watched(draft: Draft) -> Iterator[str]:
    for part in draft.parts:
        for nudge in watch_list(part.steps):
            yield draft.about(part, escaped(nudge_sentence(part.steps, nudge)))
    due = sorted({(reason.criterion.title, title) for title, reason in _used(draft) if reason.due})
    for criterion, title in due:
        yield escaped(f"{criterion} of {title}: the evidence is due for another look")
    days = [day for _, reason in _used(draft) if (day := _due_after(reason)) is not None and day > draft.day]
    if days:
        yield f"{min(days).isoformat()}: the next piece of evidence that was used is due for another look"
    yield to_fill("the day on which you look at this decision again")


def _used(draft: Draft) -> Iterator[tuple[str, Reason]]:
    """Yield every reason that was used, with the title of its alternative."""
    for part in draft.parts:
        for alternative, why in part.whys.items():
            for reason in (*why.in_favour, *why.unknown, *why.against):
                yield draft.model.alternatives[alternative].title, reason


def _due_after(reason: Reason) -> date | None:
    """Return the first day on which the evidence is due for another look, unless the calendar ends before."""
    if reason.source is None or reason.criterion.stale_after is None:
        return None
    last = fresh_until(reason.source, reason.criterion.stale_after)
    return last + timedelta(days=1) if last < date.max else None


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
    results = (result_of(part.name, part.evaluation) for part in draft.parts)
    overrides = overrides_in(model)
    counts = {SHEET: len(draft.sheets), OVERRIDES: int(bool(overrides)), SETTLED: len(draft.words.settled)}
    yield fenced(provenance_toml(provenance_of(model, draft.day, results), counts), PROVENANCE)
    if overrides:
        yield fenced(overrides_toml(overrides, model), OVERRIDES)
    for sheet in draft.sheets:
        yield fenced(toml_of(sheet), SHEET)
    for settlement in draft.words.settled:
        yield fenced(settlement_toml(settlement), SETTLED)
