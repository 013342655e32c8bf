"""Arguments in the words of a record: what speaks for an alternative and against it, the weightiest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from shortlist.explain.explanation import Why
from shortlist.faults import either
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId
from shortlist.records.draft import Part
from shortlist.report.reasons import Reason, labels, practice_words
from shortlist.report.sentences import listed_in_short, within_a_sentence


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason for or against an alternative, with its name within a sentence: the need, or what the team brings."""

    title: str
    name: str
    reason: Reason

    @property
    def is_own(self) -> bool:
        """Whether it rests on what the team said of itself."""
        return self.reason.source is None

    @property
    def kind(self) -> str:
        """How grave it is, in words."""
        words = self.reason.degree.words
        if self.reason.degree == Degree.OUT:
            return words
        if self.reason.criterion.practice is None:
            return _possible(words) if self._is_disputed else words
        return practice_words(self.reason.degree)

    @property
    def _is_disputed(self) -> bool:
        """Whether the evidence leaves open how grave it is."""
        return len(self.reason.capabilities) > 1 and len(self.reason.grades) > 1

    @property
    def _said(self) -> list[str]:
        return labels(self.reason.criterion.levels, self.reason.capabilities)

    def in_favour(self) -> str:
        """Return it in favour, as it goes on after "because"."""
        return f"there is {self.name}" if self.is_own else f"{self.title} meets the need for {self.name}"

    def against(self) -> str:
        """Return it against, as it goes on after "because"."""
        if self.reason.criterion.practice and self.reason.degree < Degree.OUT:
            soon = " for the time it has" if self.reason.degree >= Degree.GAP else ""
            said = either([within_a_sentence(word) for word in self._said])
            return f"the team has {self.kind} with {self.title}{soon} ({said})"
        if self.is_own:
            return f"there is {self.kind}: {self.name}"
        if self.reason.degree == Degree.OUT:
            return f"{self.title} lacks a must-have, {self.name}"
        gap = "a gap" if self.reason.degree >= Degree.GAP else "friction"
        return f"{self.title} {'may have' if self._is_disputed else 'has'} {gap} in {self.name}"


def _possible(words: str) -> str:
    """Return an argument in words that say that it may be none.

    >>> _possible("a gap"), _possible("friction")
    ('a possible gap', 'possible friction')
    """
    return f"a possible {words[2:]}" if words.startswith("a ") else f"possible {words}"


def speaking_for(part: Part, alternative: AlternativeId) -> list[Argument]:
    """Return what bears in favour of an alternative: what decides, and where it is ahead of another one."""
    found = [reason for reason in part.whys[alternative].in_favour if reason.deciding or _lead(part, reason)]
    found.sort(key=lambda reason: (reason.deciding, reason.must, _lead(part, reason)), reverse=True)
    return [_argument(part, alternative, reason) for reason in found]


def _lead(part: Part, reason: Reason) -> Degree:
    """Return the gravest argument that the same criterion makes against another alternative."""
    others = (each for why in part.whys.values() for each in _counted(why))
    return max((each.degree for each in others if each.criterion.id == reason.criterion.id), default=Degree.NONE)


def speaking_against(part: Part, alternative: AlternativeId) -> list[Argument]:
    """Return the arguments against an alternative so far, the gravest first; experience nobody told of is none."""
    found = sorted(_counted(part.whys[alternative]), key=lambda reason: -reason.degree)
    return [_argument(part, alternative, reason) for reason in found]


def _counted(why: Why) -> list[Reason]:
    return [reason for reason in (*why.against, *why.unknown) if reason.degree and not _is_assumed(reason)]


def _is_assumed(reason: Reason) -> bool:
    return reason.source is None and len(reason.capabilities) == len(reason.criterion.levels)


def _argument(part: Part, alternative: AlternativeId, reason: Reason) -> Argument:
    """Return a reason with its name; where a need is met in several ways, the criterion is named as well."""
    model = part.merged.model
    title = model.alternatives[alternative].title
    asked = model.experience(reason.criterion, alternative)
    if asked:
        said = either(labels(reason.criterion.levels, reason.capabilities))
        return Argument(title, f'{within_a_sentence(asked.short)} "{said}"', reason)
    return Argument(title, within_a_sentence(reason.name), reason)


def against_words(found: Sequence[Argument]) -> str:
    """Return what speaks against an alternative in one sentence: the gravest arguments."""
    if not found:
        return "Nothing that was asked for speaks against it."
    kind = found[0].kind
    names = listed_in_short([each.name for each in found if each.kind == kind])
    return f"{kind[0].upper()}{kind[1:]} speaks against it: {names}."
