"""Keys of earlier versions in a sheet: read as what they have become, with a notice for each and never a fault."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shortlist.faults import Notice, either
from shortlist.model.model import CriterionId, LevelId, Model, QuestionId
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import Table

Become = Callable[[object], Sequence[str]]
"""Returns the ids that took the place of an entry of a list, none where it is one of today's."""


@dataclass(slots=True)
class Renewed:
    """A sheet's table in today's keys; what its former keys became is noted while it is renewed."""

    fields: Fields
    model: Model
    most_deciding: int
    notices: list[Notice] = field(default_factory=list)

    def notice(self, key: str, message: str) -> None:
        """Note what a former key was read as."""
        self.notices.append(Notice(f"{self.fields.file}: {key}", message))

    def all(self) -> tuple[Notice, ...]:
        """Replace every former key by what it has become, and return the notices."""
        given = self.fields.rest.get("answers")
        answers: Table = dict(given) if isinstance(given, dict) else {}
        found = [key for key in self.model.former.questions if key in answers]
        if found:
            for key in found:
                self.answer(key, answers)
            self.fields.rest["answers"] = answers
        self.must(answers)
        self.deciding(answers, found)
        return tuple(self.notices)

    def answer(self, key: QuestionId, answers: Table) -> None:
        """Put the answers that a former question has become in the place of its own; newer ones stay as they are."""
        becomes = self.model.former.questions[key]
        value = answers.pop(key)
        renewed = dict.fromkeys(_successors(becomes), value) if isinstance(value, dict) else self.levels(key, value)
        open_ones = {name: levels for name, levels in renewed.items() if name not in answers}
        answers |= open_ones
        told = _told(open_ones) if open_ones else f"nothing, since there are answers to {_named(renewed)}"
        self.notice(f"answers.{key}", f"is no longer asked, and was read as {told}")

    def levels(self, key: QuestionId, value: object) -> Table:
        """Return the levels that a former answer has become: one for one, and several only for several."""
        becomes = self.model.former.questions[key]
        entries = value if isinstance(value, list) and value else [value]
        within = self.fields.within("answers", {})
        chosen = [LevelId(within.one_of(key, entry, list(becomes))) for entry in entries]
        several = {name: list(dict.fromkeys(becomes[level][name] for level in chosen)) for name in _successors(becomes)}
        return {name: levels[0] if len(levels) == 1 else levels for name, levels in several.items()}

    def must(self, answers: Table) -> None:
        """Mark as must-haves what a former must-have has become, as far as it is needed."""

        def become(entry: object) -> Sequence[str]:
            becomes = self.model.former.questions.get(QuestionId(str(entry)))
            return tuple(_successors(becomes)) if becomes else ()

        self.renew("must", become, answers, len(self.model.questions))

    def deciding(self, answers: Table, found: Iterable[QuestionId]) -> None:
        """Let decide what a former criterion has become, as far as it is needed and there is room."""
        meant = set(found)

        def become(entry: object) -> Sequence[str]:
            former = self.model.former.criteria.get(CriterionId(str(entry)))
            known = former is not None and (former.question in meant or former.id not in self.model.criteria)
            return former.becomes if former is not None and known else ()

        self.renew("deciding", become, answers, self.most_deciding)

    def renew(self, key: str, become: Become, answers: Table, most: int) -> None:
        """Replace former ids in a list, each by those of its successors that are needed."""
        given = self.fields.rest.get(key)
        if not isinstance(given, list) or not any(map(become, given)):
            return
        room = max(0, most - len(given))
        renewed: list[object] = []
        for at, entry in enumerate(given):
            successors = become(entry)
            if not successors:
                renewed.append(entry)
            elif entry in given[:at]:
                self.fields.note(key, f"'{entry}' stands twice")
            else:
                needed = [one for one in successors if not self.not_needed(key, one, answers)] or successors[:1]
                fresh = [one for one in needed if one not in renewed and (one == entry or one not in given)]
                taken, left = fresh[: 1 + room], fresh[1 + room :]
                room -= max(0, len(taken) - 1)
                renewed += taken
                self.notice(key, f"'{entry}' was read as {_named(needed)}{_left(left)}")
        self.fields.rest[key] = renewed

    def not_needed(self, key: str, one: str, answers: Mapping[str, object]) -> bool:
        """Say whether the answers call a criterion, or a question, not needed."""
        need = QuestionId(one) if key == "must" else self.model.criteria[CriterionId(one)].need
        lowest = self.model.questions[need].levels[0].id
        return answers.get(need) in (lowest, [lowest])


def _successors(becomes: Mapping[LevelId, Mapping[QuestionId, LevelId]]) -> Mapping[QuestionId, LevelId]:
    """Return a mapping by the questions that took a former one's place, the same at each of its levels."""
    return next(iter(becomes.values()))


def _told(answers: Table) -> str:
    return " and ".join(f"{name} = {_value(value)}" for name, value in answers.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "not mine to judge"
    return either([f"'{level}'" for level in (value if isinstance(value, list) else [value])])


def _named(ids: Iterable[object]) -> str:
    return " and ".join(f"'{one}'" for one in ids)


def _left(left: Sequence[object]) -> str:
    return f"; there is no room for {_named(left)} as well" if left else ""
