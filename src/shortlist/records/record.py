"""The decision record: a draft for the team in MADR 4.0.0, which a tool never accepts on anybody's behalf."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from shortlist.explain.explanation import Why
from shortlist.explain.sensitivity import firmness, firmness_sentence
from shortlist.explain.sufficient import reasons_sentence, sufficient_reasons
from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId, Model, Question, QuestionId
from shortlist.parsing.fields import is_address
from shortlist.records.details import confirmation, consequences, more_information, pros_and_cons
from shortlist.records.draft import TO_FILL, Draft, Part, draft_of, to_fill
from shortlist.records.markdown import bullets, escaped, in_yaml, table
from shortlist.records.words import Words, words_fields
from shortlist.report.reasons import labels
from shortlist.report.sentences import listed, names_of, sentence_of, verdict_words
from shortlist.sheets.sheet import Sheet
from shortlist.team.meeting import advice_of

MADR = "4.0.0"
UNKNOWN = "don't know yet"


LOW = ("ruled out", "poor fit")


def record_of(
    sheets: Sequence[Sheet],
    model: Model,
    *,
    as_of: date | None = None,
    words: Words | None = None,
    site: str | None = None,
) -> str:
    """Return the decision record of one service or of several side by side, as a MADR 4.0.0 file.

    Sheets that name the same service are those of its members. ``as_of`` is the day on which evidence is due or not:
    else the latest of the sheets, else the day of the newest check in the model; it is the day of the decision too,
    unless ``words`` say another. ``site`` is the address of a page that opens sheets. What a tool cannot know stands
    in braces. Raises :class:`shortlist.FaultsError`.

    >>> from shortlist import built_in_model, parse_sheet
    >>> text = record_of([parse_sheet("", built_in_model())], built_in_model())
    >>> print(text.splitlines()[1])
    status: "proposed"
    """
    draft = draft_of(sheets, model, as_of=as_of, words=words or Words())
    if site and not is_address(site):
        raise FaultsError([Fault("site", f"expected an address that starts with https://; got {quoted(site)}")])
    blocks = [
        _front_matter(draft),
        f"# {_title(draft)}",
        "## Context and Problem Statement",
        *_context(draft),
        "## Decision Drivers",
        bullets(_drivers(draft)),
        "## Considered Options",
        bullets(_options(draft)),
        "## Decision Outcome",
        *_outcome(draft),
        "### Consequences",
        bullets(consequences(draft)),
        "### Confirmation",
        bullets(confirmation(draft)),
        "## Pros and Cons of the Options",
        *pros_and_cons(draft),
        "## More Information",
        *more_information(draft, site),
    ]
    return "\n\n".join(blocks) + "\n"


def _front_matter(draft: Draft) -> str:
    named = [sheet.member for sheet in draft.sheets if sheet.member]
    people = {each.front_matter: getattr(draft.words, each.name) for each in words_fields() if each.front_matter}
    people["decision-makers"] = dict.fromkeys([*draft.words.decision_makers, *sorted(named, key=str.lower)])
    lists = [f"{key}: [{', '.join(map(in_yaml, names))}]" for key, names in people.items() if names]
    dated = draft.words.date or draft.day
    days = [f"date: {dated.isoformat()}", f"evidence: {draft.day.isoformat()}"]
    return "\n".join(["---", 'status: "proposed"', *days, *lists, "---"])


def _title(draft: Draft) -> str:
    if draft.words.title:
        return escaped(draft.words.title)
    picked = [chosen.title for chosen in map(draft.chosen, draft.parts) if chosen is not None]
    if len(picked) == len(draft.parts):
        return f"Use {escaped(listed(list(dict.fromkeys(picked))))} for {draft.subject}"
    return f"Choose a {escaped(draft.model.singular)} for {draft.subject}"


def _context(draft: Draft) -> Iterator[str]:
    model = draft.model
    yield escaped(draft.words.context or "") or to_fill("what is built, for how long, and within which limits")
    yield f"Which {escaped(model.singular)} fits {draft.subject}? These are the answers that it was asked with."
    heads = [escaped(part.name) if len(draft.parts) > 1 else "Answer" for part in draft.parts]
    yield table(["Step", "Question", *heads], (_answers(draft, question) for question in model.questions.values()))


def _answers(draft: Draft, question: Question) -> list[str]:
    step = draft.model.steps[question.step].title
    return [escaped(step), escaped(question.text), *(escaped(_answer(part, question)) for part in draft.parts)]


def _answer(part: Part, question: Question) -> str:
    """Return what is known of an answer, in words."""
    positions = part.problem.domains[question.id]
    if len(positions) == len(question.levels):
        return UNKNOWN
    must = any(question.id in proposal.sheet.must for proposal in part.merged.proposals)
    return " or ".join(labels(question.levels, positions)) + (" (must-have)" if must else "")


def _drivers(draft: Draft) -> Iterator[str]:
    for part in draft.parts:
        several = len(part.merged.proposals) > 1
        for proposal in part.merged.proposals:
            by = f" Proposed by {escaped(listed(proposal.members))}." if several else ""
            yield from (draft.about(part, driver + by) for driver in _proposed(part, proposal.sheet))


def _proposed(part: Part, sheet: Sheet) -> list[str]:
    """Return the deciding criteria and must-haves of one proposal."""
    model = part.merged.model
    deciding = [model.criteria[key] for key in sheet.deciding]
    if not deciding and not sheet.must:
        return ["Nothing is called deciding, and nothing is a must-have: every criterion counts alike."]
    return [
        *(f"{escaped(criterion.title)} decides: {escaped(criterion.means)}" for criterion in deciding),
        *(_must(part, model.questions[key]) for key in sheet.must),
    ]


def _must(part: Part, question: Question) -> str:
    levels = labels(question.levels, part.problem.domains[question.id])
    return f'Must-have: {escaped(question.text)} "{escaped(" or ".join(levels))}".'


def _options(draft: Draft) -> Iterator[str]:
    """Yield every alternative with its verdict, and the rule where it is not workable."""
    for alternative in draft.alternatives:
        verdicts = [_verdict(draft, part, alternative.id) for part in draft.parts]
        yield f"{escaped(alternative.title)}: {'; '.join(verdicts)}"


def _verdict(draft: Draft, part: Part, alternative: AlternativeId) -> str:
    why = part.whys[alternative]
    words = verdict_words(why.worst, why.best)
    because = "".join(f" ({escaped(rule.rstrip('.'))})" for rule in _ruling_out(why))
    return f"{escaped(part.name)}: {words}{because}" if len(draft.parts) > 1 else f"{words}{because}"


def _ruling_out(why: Why) -> Iterable[str]:
    bad = (reason for reason in why.against if reason.degree >= Degree.GAP_DECIDING)
    return (f"{reason.degree.words}: {reason.criterion.title}" for reason in bad) if why.best.word in LOW else ()


def _outcome(draft: Draft) -> Iterator[str]:
    for part in draft.parts:
        chosen = draft.chosen(part)
        title = escaped(chosen.title) if chosen else TO_FILL
        because = escaped(draft.words.because or "").rstrip(".") or TO_FILL
        yield draft.about(part, escaped(" ".join(_findings(part))))
        yield f'Chosen option: "{title}", because {because}.'
        yield _in_one_sentence(draft, part)


def _findings(part: Part) -> Iterator[str]:
    """Yield what the answers lead to, what alone leads to it, how firm it is, and what is open."""
    yield sentence_of(part.evaluation)
    if len(part.merged.members) > 1:
        yield advice_of(part.meeting)
    if part.decided:
        yield reasons_sentence(sufficient_reasons(part.evaluation))
        yield firmness_sentence(firmness(part.steps))
    still_open = part.meeting.decisive
    if still_open:
        model = part.merged.model
        yield f"Still to answer: {listed([_quoted(model, key) for key in still_open])}."


def _quoted(model: Model, key: QuestionId) -> str:
    return f'"{model.questions[key].text}"'


def _in_one_sentence(draft: Draft, part: Part) -> str:
    """Return the decision as a Y-statement, with braces where only the team can say it."""
    chosen = draft.chosen(part)
    model = draft.model
    others = tuple(key for key in model.alternatives if chosen is None or key != chosen.id)
    drivers = [model.criteria[key].title for key in part.problem.deciding]
    against = [reason.criterion.title for reason in part.whys[chosen.id].against] if chosen else []
    facing = escaped(listed(drivers)) if drivers else TO_FILL
    neglected = escaped(names_of(model, others)) if chosen else TO_FILL
    accepting = f"there is something to live with in {escaped(listed(against))}" if against else TO_FILL
    return (
        f"In the context of {escaped(part.name) or draft.subject}, facing {facing}, "
        f"we decided for {escaped(chosen.title) if chosen else TO_FILL} and neglected {neglected}, "
        f"to achieve {TO_FILL}, accepting that {accepting}."
    )
