"""The appendix of a record: when to look again, all answers, all evidence with dates, and the sheets."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from itertools import chain, zip_longest

from shortlist.evidence.overrides import overrides_in, overrides_toml
from shortlist.explain.counterfactuals import minimal_changes, nearest_sentences
from shortlist.explain.explanation import why_sentences
from shortlist.explain.sensitivity import nudge_sentence, watch_list
from shortlist.faults import either
from shortlist.model.model import Alternative, Question, Source
from shortlist.records.dissent import differences, settled_of
from shortlist.records.draft import Draft, Part, to_fill
from shortlist.records.markdown import bullets, described, escaped, fenced, linked, one_line, table
from shortlist.records.reader import OVERRIDES, PROVENANCE, SETTLED, SHEET, provenance_of, provenance_toml, result_of
from shortlist.report.reasons import Reason, fresh_until, labels
from shortlist.report.sentences import listed, listed_in_short, names_of, number, within_a_sentence
from shortlist.sheets.address import to_fragment
from shortlist.sheets.sheet import toml_of
from shortlist.team.settlement import settlement_toml

UNKNOWN = "don't know yet"
MOST_TURNS, MOST_AGAIN = 3, 5
"""Other answers, and all lines, that tell when to look again."""


def more_information(draft: Draft, site: str | None) -> Iterator[str]:
    """Yield when to look again, and the appendix: all that the decision rests on, each under a summary of its own."""
    yield "When to look again:"
    yield bullets(_again(draft))
    yield from _folded("All answers", [_answers(draft)])
    for part in draft.parts:
        named = f"Who answered what{f': {part.name}' if part.name and len(draft.parts) > 1 else ''}"
        yield from _folded(named, list(_members(draft, part)))
    for alternative in draft.alternatives:
        yield from _folded(f"Evidence on {alternative.title}", list(_evidence(draft, alternative)))
    costs = [f"{described(f'{cost.title}. {cost.because}')} ({_source(cost.source)})" for cost in draft.hybrid_costs]
    yield from _folded("What a hybrid costs, and what softens it", [bullets(costs)] if costs else [])
    yield from _folded("What it rests on, and how to evaluate it again", [*_basis(draft), *_blocks(draft, site)])


def _folded(summary: str, blocks: list[str]) -> Iterator[str]:
    """Yield blocks that a reader unfolds, where there are any."""
    if blocks:
        yield f"<details>\n<summary>{escape(one_line(summary))}</summary>"
        yield from blocks
        yield "</details>"


def _again(draft: Draft) -> list[str]:
    """Return what would change it, in a line each: what is open, other answers, other ratings, and time."""
    kinds = [(_open, MOST_AGAIN), (_turns, MOST_TURNS), (_ratings, MOST_AGAIN)]
    found: list[str] = []
    for lines, most in kinds:
        of_kind = _in_turns([[draft.about(part, escaped(line)) for line in lines(part)] for part in draft.parts])
        found += of_kind[: min(most, MOST_AGAIN - 1 - len(found))]
    return [*(found or ["No one or two other answers, and no other rating, change who is in front."]), _time(draft)]


def _in_turns(lists: list[list[str]]) -> list[str]:
    """Return the first of each list, then the second of each, and so on."""
    return [line for line in chain.from_iterable(zip_longest(*lists)) if line is not None]


def _open(part: Part) -> list[str]:
    shorts = [within_a_sentence(part.merged.model.questions[key].short) for key in part.meeting.decisive]
    return [f"An open question is answered: {listed_in_short(shorts)}."] if shorts else []


def _turns(part: Part) -> list[str]:
    return nearest_sentences(minimal_changes(part.evaluation))


def _ratings(part: Part) -> list[str]:
    return [nudge_sentence(part.steps, nudge) for nudge in watch_list(part.steps)]


def _time(draft: Draft) -> str:
    """Return when evidence is due, and a place for the day on which the team looks again."""
    whys = [why for part in draft.parts for why in part.whys.values()]
    used = [reason for why in whys for reason in (*why.in_favour, *why.unknown, *why.against)]
    due = {(reason.criterion.id, reason.source) for reason in used if reason.due}
    days = [day for reason in used if (day := _due_after(reason)) is not None and day > draft.day]
    told = [f"{number(len(due))} piece{'' if len(due) == 1 else 's'} now"] if due else []
    told += [f"the next on {min(days).isoformat()}"] if days else []
    evidence = f"Evidence is due for another look: {', '.join(told)}. " if told else ""
    return f"{evidence}{to_fill('the day on which you look at this decision again')}"


def _due_after(reason: Reason) -> date | None:
    """Return the first day on which the evidence is due for another look, unless the calendar ends before."""
    if reason.source is None or reason.criterion.stale_after is None:
        return None
    last = fresh_until(reason.source, reason.criterion.stale_after)
    return last + timedelta(days=1) if last < date.max else None


def _answers(draft: Draft) -> str:
    heads = [escaped(part.name) if len(draft.parts) > 1 else "Answer" for part in draft.parts]
    rows = (_row(draft, question) for question in draft.model.questions.values())
    return table(["Step", "Question", *heads], rows)


def _row(draft: Draft, question: Question) -> list[str]:
    step = draft.model.steps[question.step].title
    return [escaped(step), escaped(question.text), *(escaped(_answer(part, question)) for part in draft.parts)]


def _answer(part: Part, question: Question) -> str:
    """Return what is known of an answer, in words."""
    positions = part.problem.domains[question.id]
    must = any(question.id in proposal.sheet.must for proposal in part.merged.proposals)
    known = len(positions) < len(question.levels)
    return (either(labels(question.levels, positions)) if known else UNKNOWN) + (" (must-have)" if must else "")


def _members(draft: Draft, part: Part) -> Iterator[str]:
    """Yield who filled in sheets, on what they differ, and what was settled, with the dissent."""
    if len(part.merged.members) > 1:
        yield draft.about(part, f"Sheets were filled in by {escaped(listed(part.merged.members))}.")
        yield bullets(differences(part)) or "Nobody differed."
    settled = bullets(settled_of(part))
    if settled:
        yield draft.about(part, "The team settled this, and keeps the dissent:")
        yield settled


def _evidence(draft: Draft, alternative: Alternative) -> Iterator[str]:
    """Yield the verdict on an alternative, and every fact that was used, with its source."""
    yield described(f"Version {alternative.version}. {alternative.summary}")
    for part in draft.parts:
        why = part.whys[alternative.id]
        yield draft.about(part, escaped(" ".join(why_sentences(why))))
        sides = (("For", why.in_favour), ("Open", why.unknown), ("Against", why.against))
        found = [f"{side}: {_fact(reason)}" for side, reasons in sides for reason in reasons]
        yield bullets(found) or "Nothing that was asked for speaks for it or against it."


def _fact(reason: Reason) -> str:
    """Return a fact with what it was held against and where it can be read."""
    needed = either(labels(reason.question.levels, reason.needs))
    if len(reason.needs) == len(reason.question.levels):
        needed = UNKNOWN
    found = either(labels(reason.criterion.levels, reason.capabilities))
    held = f'{reason.criterion.title}: "{found}" (need: "{needed}"). {reason.because}'
    return f"{described(held)} ({_cited(reason)})"


def _cited(reason: Reason) -> str:
    if reason.source is None:
        return "your own answer"
    return f"{_source(reason.source, reason.basis)}{', due for another look' if reason.due else ''}"


def _source(source: Source, basis: str = "") -> str:
    """Return where something can be read, on what it rests, and the day on which it was checked."""
    parts = [linked(source.title, source.url), basis, f"checked {source.checked.isoformat()}"]
    return ", ".join(filter(None, parts))


def _basis(draft: Draft) -> Iterator[str]:
    model = draft.model
    yield escaped(
        f"It rests on the model {model.title}, version {model.version}, "
        f"with evidence as of {draft.day.isoformat()}. It compares {names_of(model, tuple(model.alternatives))} and "
        "nothing else."
    )
    yield (
        "Its questions, criteria, levels and tables are the choice of its authors, and some ratings are judgements; "
        "each has a reason and a source that can be disputed. Nothing is weighted or added up. An alternative that is "
        "much like another one can turn a shortlist into a close call."
    )
    overridden = [
        f"{model.criteria[criterion].title} of {model.alternatives[alternative].title}"
        for alternative, criterion in overrides_in(model)
    ]
    if overridden:
        yield escaped(f"The team's own ratings replace the model's: {listed(overridden)}.")


def _blocks(draft: Draft, site: str | None) -> Iterator[str]:
    model = draft.model
    if site:
        links = [
            linked(sheet.member or sheet.service or sheet.title or "The answers", f"{site}#{to_fragment(sheet)}")
            for sheet in draft.sheets
        ]
        yield f"To open the answers: {', '.join(links)}."
    yield "To evaluate it again, here are the model, the team's own ratings if there are any, and the sheets:"
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
