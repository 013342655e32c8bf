"""Sentences about an outcome: who is in front, who is close behind, and what could still change it."""

from collections.abc import Sequence

from shortlist.faults import quoted
from shortlist.method.evaluation import CouldChange, Evaluation
from shortlist.method.outcome import LONGEST_SHORTLIST, Outcome, OutcomeWord
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, Criterion, CriterionId, Model, QuestionId

MOST_LISTED = 4
"""Names that a sentence lists; of more it says how many there are."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def sentence_of(evaluation: Evaluation) -> str:
    """Return the outcome in one sentence."""
    members = evaluation.front or evaluation.possible
    return outcome_sentence(evaluation.problem.model, evaluation.kind, members)


def outcome_sentence(model: Model, kind: OutcomeWord, members: tuple[AlternativeId, ...]) -> str:
    """Return in one sentence an outcome, or who is possible where it is undecided."""
    names = names_of(model, members)
    match kind:
        case "shortlist":
            return f"The shortlist: {names}."
        case "too close":
            return f"It is too close to call between {names}."
        case "none fits":
            return f"As answered, none fits: every {model.singular} lacks a must-have."
    if len(members) == 1:
        return f"Still undecided: {names} or none."
    every = "all of " if len(members) == len(model.alternatives) > LONGEST_SHORTLIST else ""
    return f"Still undecided between {every}{names}."


def headline(evaluation: Evaluation) -> str:
    r"""Return what a sheet says in plain words: who is in front so far, and what could still change that.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> headline(evaluate(built_in_model(), parse_sheet('[answers]\nadmin = "essential"', built_in_model())))[:15]
    'So far: Django.'
    """
    so_far = evaluation.so_far
    model = evaluation.problem.model
    if evaluation.is_settled:
        return f"Settled: {standing_of(model, so_far.outcome, evaluation.close)}."
    return f"{so_far_sentence(evaluation)} {_change(evaluation.could_change)}"


def title_of(evaluation: Evaluation) -> str:
    """Return who is in front so far as a heading."""
    outcome = evaluation.so_far.outcome
    if outcome.kind == "none fits":
        return "None fits"
    return "Too close to call" if outcome.kind == "too close" else names_of(evaluation.problem.model, outcome.members)


def close_sentence(evaluation: Evaluation) -> str:
    """Return who is close behind as a sentence; empty where nobody is."""
    close = evaluation.close if evaluation.is_settled else evaluation.so_far.close
    if not close:
        return ""
    return f"{names_of(evaluation.problem.model, close)} {'is' if len(close) == 1 else 'are'} close behind."


def change_sentence(evaluation: Evaluation) -> str:
    """Return how many questions could still change who is in front; empty where none can."""
    return "" if evaluation.is_settled else _change(evaluation.could_change)


def so_far_sentence(evaluation: Evaluation) -> str:
    """Return in one sentence what a sheet says if nothing else mattered."""
    so_far = evaluation.so_far
    return f"So far: {standing_of(evaluation.problem.model, so_far.outcome, so_far.close)}."


def standing_of(model: Model, outcome: Outcome, close: tuple[AlternativeId, ...]) -> str:
    """Return who is in front and who is close behind, as a part of a sentence."""
    names = names_of(model, outcome.members)
    if outcome.kind == "none fits":
        return f"none fits, every {model.singular} lacks a must-have"
    if outcome.kind == "too close":
        everybody = len(outcome.members) == len(model.alternatives)
        return f"nothing tells the {model.plural} apart" if everybody else f"too close to call between {names}"
    return f"{names}, with {names_of(model, close)} close behind" if close else names


def _change(could_change: CouldChange) -> str:
    """Return how many questions could still change who is in front, in one sentence."""
    count = len(could_change.questions)
    if not count:
        return "What a prototype shows could still change that."
    most = "" if could_change.exact else "At most "
    words = f"{number(count)} question{'' if count == 1 else 's'}"
    return f"{most or ''}{words if most else words.capitalize()} could still change that."


def number(count: int) -> str:
    """Return a count in words up to twelve, else in digits.

    >>> number(5), number(24)
    ('five', '24')
    """
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def answered_words(total: int, unsettled: int) -> str:
    """Return how many of so many questions are answered, and how many leave several levels open.

    >>> answered_words(33, 16)
    '17 of 33 questions are answered; 16 are open or answered with a range'
    >>> answered_words(33, 0)
    'All 33 questions are answered'
    """
    if not unsettled:
        return f"All {total} questions are answered"
    left = total - unsettled
    is_given, is_open = ("is" if count < 2 else "are" for count in (left, unsettled))
    rest = f"{unsettled} {is_open} open or answered with a range"
    return f"{left or 'None'} of {total} questions {is_given} answered; {rest}"


def names_of(model: Model, alternatives: tuple[AlternativeId, ...]) -> str:
    """Return the titles of alternatives in alphabetical order, as a reader lists them."""
    known = model.alternatives
    titles = (known[each].title if each in known else f"{quoted(each)} (not known here)" for each in alternatives)
    return listed(sorted(titles, key=str.lower))


def listed(words: Sequence[str]) -> str:
    """Return words as a reader lists them; where one of them holds an "and", a comma sets the last one apart.

    >>> listed(["one", "two", "three"]), listed(["accounts and sign-in", "typing"])
    ('one, two and three', 'accounts and sign-in, and typing')
    """
    last = ", and " if any(" and " in word for word in words) else " and "
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def listed_in_short(words: Sequence[str], most: int = MOST_LISTED) -> str:
    """Return words as a sentence lists them, each once: the first few, and how many more there are.

    >>> listed_in_short(["one", "two", "one", "three", "four", "five", "six"])
    'one, two, three, four and two more'
    """
    words = list(dict.fromkeys(words))
    left = len(words) - most
    return listed([*words[:most], f"{number(left)} more"] if left > 1 else words)


def within_a_sentence(name: str) -> str:
    """Return a short name as it stands within a sentence.

    >>> within_a_sentence("Admin screens"), within_a_sentence("AI in the request"), within_a_sentence("WebSockets")
    ('admin screens', 'AI in the request', 'WebSockets')
    """
    first = name.split(maxsplit=1)[0]
    return name if first == "Python" or first[1:] != first[1:].lower() else f"{name[0].lower()}{name[1:]}"


def need_name(model: Model, criterion: Criterion) -> str:
    """Return what a criterion is called by those who answer: the short name of the need that it meets.

    Where several criteria meet one need, its own title stands behind; one on the team itself has no other name.

    >>> from shortlist import built_in_model
    >>> model = built_in_model()
    >>> [need_name(model, model.criteria[key]) for key in ("admin", "websockets", "familiarity")]
    ['Admin screens', 'Live connections (WebSockets)', 'Your team knows it']
    """
    if criterion.capability is not None:
        return criterion.title
    short = model.questions[criterion.need].short
    several = sum(each.need == criterion.need for each in model.criteria.values()) > 1
    return f"{short} ({within_a_sentence(criterion.title)})" if several and criterion.title != short else short


def need_within(model: Model, criterion: Criterion) -> str:
    """Return what a criterion is called within a sentence; one on what the team knows has a name that is a sentence.

    >>> from shortlist import built_in_model
    >>> model = built_in_model()
    >>> [need_within(model, model.criteria[key]) for key in ("admin", "familiarity")]
    ['admin screens', "your team's experience"]
    """
    return "your team's experience" if criterion.practice else within_a_sentence(need_name(model, criterion))


def decided_by(model: Model, deciding: Sequence[CriterionId], must: Sequence[QuestionId]) -> str:
    """Return by what somebody decides, within a sentence: deciding criteria, and must-haves.

    >>> from shortlist import built_in_model
    >>> decided_by(built_in_model(), (CriterionId("api-contract"),), (QuestionId("admin"),))
    'documented APIs, with admin screens as a must-have'
    """
    decides = listed([need_within(model, model.criteria[key]) for key in deciding]) or "nothing in particular"
    needs = listed([within_a_sentence(model.questions[key].short) for key in must])
    return f"{decides}, with {needs} as {'a must-have' if len(must) == 1 else 'must-haves'}" if needs else decides


def verdict_words(worst: Verdict, best: Verdict) -> str:
    """Return a verdict, or the two that it lies between, in words.

    >>> verdict_words(Verdict.POOR_FIT, Verdict.FITS)
    'poor fit to fits'
    """
    return worst.word if worst == best else f"{worst.word} to {best.word}"


def verdict_so_far(worst: Verdict, best: Verdict, so_far: Verdict) -> str:
    """Return the verdict so far, by the word that pages draw it by, and what can still become of it.

    >>> verdict_so_far(Verdict.RULED_OUT, Verdict.FITS, Verdict.FITS_WITH_FRICTION)
    'fits with friction so far, at best fits, at worst ruled out'
    >>> verdict_so_far(Verdict.POOR_FIT, Verdict.FITS, Verdict.FITS)
    'fits so far, at worst a poor fit'
    >>> verdict_so_far(Verdict.RULED_OUT, Verdict.POOR_FIT, Verdict.POOR_FIT)
    'poor fit so far, at worst ruled out'
    """
    if worst == best:
        return worst.word
    ends = ((best, "at best"), (worst, "at worst"))
    return ", ".join([f"{so_far.word} so far", *(f"{end} {_as_said(each)}" for each, end in ends if each != so_far)])


def _as_said(verdict: Verdict) -> str:
    """Return a verdict as it stands within a sentence."""
    return f"a {verdict.word}" if verdict == Verdict.POOR_FIT else verdict.word
