"""The decision itself, as a record tells it: the options, the outcome, what follows, and what a prototype shows."""

import re
from collections.abc import Iterator

from shortlist.explain.sensitivity import prototype_sentence, watch_list
from shortlist.explain.sufficient import reasons_sentence, sufficient_reasons
from shortlist.method.outcome import LONGEST_SHORTLIST
from shortlist.model.grades import Degree
from shortlist.model.model import Alternative, AlternativeId
from shortlist.records.arguments import (
    Argument,
    against_words,
    speaking_against,
    speaking_for,
)
from shortlist.records.dissent import dissents
from shortlist.records.draft import TO_FILL, Draft, Part, to_fill
from shortlist.records.markdown import bullets, described, escaped
from shortlist.report.pair_sentences import comparison_sentence
from shortlist.report.reasons import PRACTICE
from shortlist.report.sentences import MOST_LISTED, headline, listed_in_short, names_of, within_a_sentence
from shortlist.report.summary import doubt_table
from shortlist.team.meeting import advice_of

_END = re.compile(r"(?<=[a-z0-9)`])\.\s(?=[A-Z])")
MOST_GOOD, MOST_BAD, MOST_SHOWN, MOST_DISSENT, MOST_KINDS = 2, 3, 3, 3, 2
"""Lines that keep a record to one page; names that are left over are counted, and the appendix has them all."""


def options(draft: Draft) -> Iterator[str]:
    """Yield every alternative with where it stands, a line each."""
    for alternative in draft.alternatives:
        title = escaped(alternative.title)
        if len(draft.parts) == 1:
            yield f"{title}: {escaped(_option(draft.parts[0], alternative))}"
        else:
            where: dict[str, list[str]] = {}
            for part in draft.parts:
                where.setdefault(_standing(part, alternative.id), []).append(part.name or "what has no name")
            told = "; ".join(f"{word} for {listed_in_short(names)}" for word, names in where.items())
            yield f"{title}: {escaped(told)}"


def _standing(part: Part, alternative: AlternativeId) -> str:
    """Return in words where an alternative stands, so far as it is not settled."""
    so_far = part.evaluation.so_far
    if alternative in so_far.outcome.members:
        return "in front" if part.evaluation.is_settled else "in front so far"
    if alternative in so_far.close:
        return "close behind"
    return "ruled out" if Degree.OUT in so_far.arguments[alternative].values() else "behind"


def _option(part: Part, alternative: Alternative) -> str:
    standing = _standing(part, alternative.id)
    found = speaking_against(part, alternative.id)
    if standing == "ruled out":
        lacking = [each.name for each in found if each.reason.degree == Degree.OUT]
        return f"{standing}. It lacks a must-have: {listed_in_short(lacking)}."
    if standing.startswith("in front"):
        return f"{standing}. {against_words(found)}"
    first = part.evaluation.so_far.outcome.members[0]
    return f"{standing}. {comparison_sentence(part.problem, part.evaluation.so_far, first, alternative.id)}"


def outcome(draft: Draft) -> Iterator[str]:
    """Yield what was chosen and why, what the answers say, who saw it otherwise, and what is not known."""
    for part in draft.parts:
        chosen = draft.chosen(part)
        title = escaped(chosen.title) if chosen else TO_FILL
        because = escaped(draft.words.because or "").rstrip(".") or TO_FILL
        yield draft.about(part, f'Chosen option: "{title}", because {because}.')
        yield escaped(" ".join(_findings(draft, part)))
        dissent = list(dissents(part))
        if dissent:
            most = draft.share(MOST_DISSENT)
            yield bullets([*dissent[:most], *(["More dissent is in the appendix."] if dissent[most:] else [])])


def _findings(draft: Draft, part: Part) -> Iterator[str]:
    """Yield what the answers lead to, by what, what a team is to talk about, and what is not known."""
    evaluation, model = part.evaluation, part.merged.model
    yield headline(evaluation)
    chosen, candidates = draft.chosen(part), draft.candidates(part)
    if chosen is not None and chosen.id not in evaluation.so_far.outcome.members:
        yield f"The team chose {chosen.title} all the same."
    for name in candidates if len(candidates) <= LONGEST_SHORTLIST else ():
        good = [each.name for each in speaking_for(part, name)]
        title = model.alternatives[name].title
        yield (
            f"For {title}: {listed_in_short(good, MOST_LISTED - 1)}."
            if good
            else f"Nothing that was asked for sets {title} apart."
        )
        yield against_words(speaking_against(part, name))
    if evaluation.is_settled:
        reasons = sufficient_reasons(evaluation)
        if 0 < len(reasons.questions) <= MOST_LISTED:
            yield reasons_sentence(reasons)
    for name in evaluation.so_far.warned:
        gaps = [each.name for each in speaking_against(part, name) if each.reason.degree >= Degree.GAP]
        yield f"{model.alternatives[name].title} is in front in spite of {listed_in_short(gaps)}."
    if len(part.merged.members) > 1:
        yield advice_of(part.meeting)
    if part.meeting.decisive:
        shorts = [within_a_sentence(model.questions[key].short) for key in part.meeting.decisive]
        yield f"Not known yet, and able to change it: {listed_in_short(shorts)}."


def consequences(draft: Draft) -> Iterator[str]:
    """Yield what follows from taking each candidate: what bears, good and bad."""
    for part in draft.parts:
        candidates = draft.candidates(part)
        within = draft.within(part)
        if not candidates:
            yield f"Bad, because {within}no {escaped(draft.model.singular)} fits: each lacks a must-have"
        elif len(candidates) > LONGEST_SHORTLIST:
            names = escaped(names_of(draft.model, candidates))
            yield f"Bad, because {within}nothing tells {names} apart: a prototype, or another criterion, has to"
        else:
            for candidate in candidates:
                yield from _consequences(draft, part, candidate, 1 if len(candidates) > 1 else 0)
    if draft.hybrid_costs:
        titles = escaped(listed_in_short([within_a_sentence(cost.title) for cost in draft.hybrid_costs]))
        yield f"Bad, because no one {escaped(draft.model.singular)} serves all, and a hybrid has its cost: {titles}"


def _consequences(draft: Draft, part: Part, candidate: AlternativeId, fewer: int) -> Iterator[str]:
    """Yield what speaks for a candidate and against it, with the facts; of several parts, without them."""
    within, title = draft.within(part), draft.model.alternatives[candidate].title
    good, bad = speaking_for(part, candidate), speaking_against(part, candidate)
    for each in good[: max(1, draft.share(MOST_GOOD) - fewer)]:
        yield f"Good, because {within}{described(each.in_favour() + _what_it_has(within, each))}"
    if not good and not bad:
        yield f"Good, because {within}nothing that was asked for speaks against {escaped(title)}"
    most = max(1, draft.share(MOST_BAD) - fewer)
    for each in bad[:most]:
        yield f"Bad, because {within}{described(each.against() + _fact(within, each))}"
    if bad[most:]:
        left = listed_in_short([each.name for each in bad[most:]], most)
        yield f"Bad, because {within}{escaped(title)} has other drawbacks as well: {escaped(left)}"


def _what_it_has(within: str, argument: Argument) -> str:
    """Return the level that meets a need, in words: the first sentence of a fact may be about what is missing."""
    means = argument.reason.criterion.levels[argument.reason.capabilities[0]].means.removesuffix(".")
    if within:
        return ""
    return f": {within_a_sentence(means)}."


def _fact(within: str, argument: Argument) -> str:
    """Return the first sentence of a fact, which the appendix has in full, with its source."""
    first = _END.split(argument.reason.because, maxsplit=1)[0].removesuffix(".")
    return "" if within else f": {within_a_sentence(first) if argument.is_own else first}."


def confirmation(draft: Draft) -> Iterator[str]:
    """Yield what a prototype must show: what is in doubt and can still decide, then what would turn the outcome."""
    for part in draft.parts:
        lines = [*_disputed(part), *_watched(draft, part)]
        yield from (draft.about(part, described(line)) for line in lines[: draft.share(MOST_SHOWN)])
    yield to_fill("the hardest feature, who builds it by when, and what would make it fail")


def _disputed(part: Part) -> Iterator[str]:
    for key in part.meeting.ratings:
        yield doubt_table(part.problem, *key)["sentence"]


def _watched(draft: Draft, part: Part) -> Iterator[str]:
    """Yield the ratings of candidates that the outcome hangs on."""
    for nudge in watch_list(part.steps):
        key = nudge.what.key
        if not isinstance(key, str) and key[0] in draft.candidates(part):
            yield prototype_sentence(part.steps, nudge)


def pros_and_cons(draft: Draft) -> Iterator[str]:
    """Yield each alternative with the names of what speaks for it and against it; the facts are in the appendix."""
    most = 3 if len(draft.parts) == 1 else 2
    for alternative in draft.alternatives:
        yield f"### {escaped(alternative.title)}"
        found = [line for part in draft.parts for line in _sides(draft, part, alternative.id, most)]
        yield bullets(found) or "Nothing that was asked for speaks for it or against it."


def _sides(draft: Draft, part: Part, alternative: AlternativeId, most: int) -> Iterator[str]:
    """Yield what speaks for an alternative and against it, by kind; of several parts, what places it there."""
    within = draft.within(part)
    good, bad = speaking_for(part, alternative), speaking_against(part, alternative)
    needs = [each.name for each in good if not each.is_own]
    brought = [each.name for each in good if each.is_own]
    kinds = list(dict.fromkeys(each.kind for each in bad))
    if within and kinds and alternative not in part.evaluation.so_far.outcome.members:
        needs, brought, kinds = [], [], kinds[:1]
    elif within:
        brought, kinds = ([] if needs else brought), []
    kinds = kinds[:MOST_KINDS]
    if needs:
        yield f"Good, because {within}it meets the need for {escaped(listed_in_short(needs, most))}"
    if brought:
        yield f"Good, because {within}the team brings {escaped(listed_in_short(brought, most))}"
    for kind in kinds:
        names = listed_in_short([each.name for each in bad if each.kind == kind], most)
        has = "the team has" if kind in PRACTICE else "there is"
        yield f"Bad, because {within}{has} {kind}: {escaped(names)}"
