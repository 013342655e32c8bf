"""Loader of models: every file of a directory read and checked, every fault reported at once."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast, get_args

from shortlist.faults import Fault, FaultsError, Notice
from shortlist.model.files import ALTERNATIVES, DATA, FORMER, RULES, read_tables
from shortlist.model.fit import fit_of, grades_of, practice_of
from shortlist.model.former_keys import former_of
from shortlist.model.model import (
    NOTHING_FORMER,
    Alternative,
    AlternativeId,
    Basis,
    Confidence,
    Criterion,
    CriterionId,
    Declared,
    Fact,
    FactKind,
    Inclusion,
    LevelId,
    Mark,
    Model,
    OwnData,
    Question,
    QuestionId,
    Rating,
    Role,
    Scale,
    Source,
    Step,
    StepId,
    Trigger,
    frozen,
)
from shortlist.model.scales import positions_of, scale_of
from shortlist.parsing.fields import ID, Fields
from shortlist.parsing.text import Table

NAME = "{alternative}"
"""Stands for an alternative's title, in a question that is asked for each."""
LONGEST_SHORT = 40


@cache
def built_in_model() -> Model:
    """Return the model that comes with the library.

    >>> built_in_model().id
    'python-web-frameworks'
    """
    return load_model(DATA)


def load_model(directory: Path, *, today: date | None = None) -> Model:
    """Return the model that stands in a directory.

    Without ``today`` no date counts as being in the future. Raises :class:`shortlist.FaultsError` with all faults.
    """
    return model_of(read_tables(directory), today=today)


def model_of(tables: Mapping[str, Table], *, today: date | None = None) -> Model:
    """Return the model that plain tables hold, by file name as in :func:`load_model`.

    Raises :class:`shortlist.FaultsError` with all faults.
    """
    faults: list[Fault] = []
    model = _ModelReader(tables, faults, today).model()
    if faults:
        raise FaultsError(faults)
    return model


def _content_hash(tables: Mapping[str, Table]) -> str:
    """Return the SHA-256 of what the files say; comments, spacing and the order of keys do not matter."""
    read = {name: table for name, table in tables.items() if name != RULES}
    return sha256(json.dumps(read, sort_keys=True, default=str).encode()).hexdigest()


class _ModelReader:
    """Reads the tables in the order of their references, so that each word can be checked where it stands."""

    def __init__(self, tables: Mapping[str, Table], faults: list[Fault], today: date | None) -> None:
        self.tables = tables
        self.faults = faults
        self.today = today
        self.files = {AlternativeId(Path(name).stem): name for name in tables if name.startswith(ALTERNATIVES)}
        self.steps: dict[StepId, Step] = {}
        self.questions: dict[QuestionId, Question] = {}
        self.templates: dict[str, Scale] = {}
        self.criteria: dict[CriterionId, Criterion] = {}
        self.fact_kinds: dict[str, FactKind] = {}
        self.notices: list[Notice] = []
        if RULES in tables:
            message = "is no longer needed and was passed over: verdicts follow from arguments"
            self.notices.append(Notice(RULES, message))

    def fields(self, name: str) -> Fields:
        return Fields(self.tables[name], name, self.faults)

    def model(self) -> Model:
        head = self.fields("model.toml")
        words = head.table("alternative")
        singular, plural = words.text("singular"), words.text("plural")
        words.finish()
        self.steps = {StepId(key): self.step(StepId(key), fields) for key, fields in head.table("steps").entries()}
        titles = {key: self.title(name) for key, name in self.files.items()}
        for key, fields in self.fields("questions.toml").entries():
            self.question(key, fields, titles)
        for key, fields in self.fields("criteria.toml").entries():
            self.criteria[CriterionId(key)] = self.criterion(CriterionId(key), fields)
        for key, fields in self.fields("facts.toml").entries():
            self.fact_kinds[key] = FactKind(key, fields.text("title"), fields.text("means"))
        alternatives = {key: self.alternative(key) for key in self.files}
        former = self.fields(FORMER) if FORMER in self.tables else None
        model = Model(
            id=head.text("id"),
            title=head.text("title"),
            version=head.text("version"),
            singular=singular,
            plural=plural,
            hash=_content_hash(self.tables),
            steps=frozen(self.steps),
            questions=frozen(self.questions),
            criteria=frozen(self.criteria),
            fact_kinds=frozen(self.fact_kinds),
            alternatives=frozen(alternatives),
            inclusion=self.inclusion(head.table("inclusion")) if head.has("inclusion") else None,
            declared=tuple(self.declared(head)) if head.has("declared") else (),
            own_data=self.own_data(head.table("own_data")) if head.has("own_data") else None,
            notices=tuple(self.notices),
            former=former_of(former, self.questions, self.criteria) if former else NOTHING_FORMER,
        )
        head.finish()
        return model

    def inclusion(self, fields: Fields) -> Inclusion:
        inclusion = Inclusion(include=fields.text("include"), remove=fields.text("remove"))
        fields.finish()
        return inclusion

    def own_data(self, fields: Fields) -> OwnData:
        own_data = OwnData(self.trigger(fields.table("keeps")), self.trigger(fields.table("assembles")))
        fields.finish()
        return own_data

    def trigger(self, fields: Fields) -> Trigger:
        """Return a need from one of its levels on; the lowest asks for nothing and triggers nothing."""
        needs = [question.id for question in self.questions.values() if question.role == "need"]
        key = QuestionId(fields.word("question", needs))
        words = [level.id for level in self.questions[key].levels[1:]] if key in self.questions else []
        level = LevelId(fields.word("level", words))
        fields.finish()
        return Trigger(key, words.index(level) + 1 if words else 1)

    def declared(self, head: Fields) -> Iterator[Declared]:
        """Yield the answers of which the model says that one alone may settle the outcome."""
        for position, entry in enumerate(head.items("declared", "a list of tables"), start=1):
            fields = head.within(f"declared[{position}]", entry)
            question = QuestionId(fields.word("question", list(self.questions)))
            levels = self.questions[question].levels if question in self.questions else ()
            level = LevelId(fields.word("level", [level.id for level in levels]))
            marked = cast("Mark", fields.word("marked", get_args(Mark))) if fields.has("marked") else None
            yield Declared(question, level, marked, fields.text("because"))
            fields.finish()

    def title(self, name: str) -> str:
        title = self.tables[name].get("title")
        return title if isinstance(title, str) else Path(name).stem

    def step(self, key: StepId, fields: Fields) -> Step:
        return Step(key, fields.text("title"), fields.text("lead"))

    def question(self, key: str, fields: Fields, titles: dict[AlternativeId, str]) -> None:
        """Add a question, or one for each alternative where the file holds a template."""
        step = StepId(fields.word("step", list(self.steps)))
        role = cast("Role", fields.word("role", get_args(Role)))
        text, why, hint = fields.text("text"), fields.text("why"), fields.text("hint")
        short = fields.text("short", LONGEST_SHORT) if fields.has("short") else text
        levels = scale_of(fields, "levels")

        def about(ending: str, title: str, alternative: AlternativeId | None) -> None:
            asked = Question(
                id=QuestionId(key + ending),
                step=step,
                role=role,
                text=text.replace(NAME, title),
                why=why,
                hint=hint,
                levels=levels,
                short=short.replace(NAME, title),
                buys=self.buys(fields, levels) if role == "need" else None,
                about=alternative,
            )
            self.questions[asked.id] = asked

        if not fields.has("each"):
            if role == "team":
                fields.note("each", 'is missing; a team question is asked for each = "alternative"')
            about("", NAME, None)
            return
        fields.word("each", ["alternative"])
        if role != "team":
            fields.note("role", "expected 'team' where a question is asked for each alternative")
        for name, wording in (("text", text), ("short", short)):
            if NAME not in wording:
                fields.note(name, "expected {alternative} where the alternative's name is to stand")
        self.templates[key] = levels
        for alternative, title in titles.items():
            about(f"-{alternative}", title, alternative)

    def buys(self, fields: Fields, levels: Scale) -> str:
        """Return what is gained where a need is met; where nobody wrote it, what its highest level means."""
        if fields.has("buys"):
            return fields.text("buys")
        return levels[-1].means if levels else ""

    def criterion(self, key: CriterionId, fields: Fields) -> Criterion:
        step = StepId(fields.word("step", list(self.steps)))
        needs = [question.id for question in self.questions.values() if question.role == "need"]
        need = QuestionId(fields.word("need", needs))
        capability = fields.word("capability", list(self.templates)) if fields.has("capability") else None
        levels = self.templates.get(capability, ()) if capability else scale_of(fields, "levels")
        needed = self.questions[need].levels if need in self.questions else ()
        practice = practice_of(fields, needed, levels) if capability and fields.has("practice") else None
        if fields.has("group"):
            fields.take("group", "")
            message = "is no longer needed and was passed over: each question counts once, however many criteria it has"
            self.notices.append(Notice(f"criteria.toml: {key}.group", message))
        return Criterion(
            id=key,
            step=step,
            title=fields.text("title"),
            means=fields.text("means"),
            need=need,
            levels=levels,
            fit=grades_of(practice) if practice else fit_of(fields.table("fit"), needed, levels),
            capability=capability,
            stale_after=None if capability else fields.whole_number("stale_after"),
            practice=practice,
        )

    def alternative(self, key: AlternativeId) -> Alternative:
        fields = self.fields(f"alternatives/{key}.toml")
        if not ID.fullmatch(key):
            fields.note("", "expected a file name of lower-case letters, digits and single hyphens")
        facts = {kind: self.fact(sub) for kind, sub in _each(fields.table("facts"), list(self.fact_kinds))}
        rated = [criterion.id for criterion in self.criteria.values() if criterion.capability is None]
        ratings = {
            CriterionId(criterion): self.rating(self.criteria[CriterionId(criterion)], sub)
            for criterion, sub in _each(fields.table("ratings"), rated)
        }
        alternative = Alternative(
            id=key,
            title=fields.text("title"),
            version=fields.text("version"),
            released=fields.day("released", self.today),
            home=fields.address("home"),
            summary=fields.text("summary"),
            facts=frozen(facts),
            ratings=frozen(ratings),
            rests_on_own_data=self.resting(fields, rated) if fields.has("rests_on_own_data") else (),
        )
        fields.finish()
        return alternative

    def resting(self, fields: Fields, rated: list[CriterionId]) -> tuple[CriterionId, ...]:
        """Return the criteria on which an alternative counts for less where a team keeps its own data layer."""
        key = "rests_on_own_data"
        if "own_data" not in self.tables["model.toml"]:
            fields.note(key, "has no effect; expected [own_data] in model.toml to say when it matters")
        chosen = [fields.one_of(key, entry, rated) for entry in fields.items(key, "a list of criterion ids")]
        for twice in sorted({word for word in chosen if chosen.count(word) > 1}):
            fields.note(key, f"'{twice}' stands twice")
        return tuple(CriterionId(word) for word in dict.fromkeys(chosen))

    def fact(self, fields: Fields) -> Fact:
        return Fact(fields.text("value"), self.source(fields))

    def rating(self, criterion: Criterion, fields: Fields) -> Rating:
        confidence = cast("Confidence", fields.word("confidence", get_args(Confidence)))
        positions = positions_of(fields, criterion.levels)
        basis = cast("Basis", fields.word("basis", get_args(Basis)))
        return Rating(
            positions=positions,
            because=fields.text("because"),
            basis=basis,
            confidence=confidence,
            source=self.source(fields, addressed=basis != "observed" or fields.has("url")),
        )

    def source(self, fields: Fields, *, addressed: bool = True) -> Source:
        """Return where something can be read; what the model's authors tried themselves may have no address."""
        url = fields.address("url") if addressed else ""
        return Source(fields.text("source"), url, fields.day("checked", self.today))


def _each(fields: Fields, keys: list[str] | list[CriterionId]) -> Iterator[tuple[str, Fields]]:
    """Yield the table of every expected key, and note those that are missing or not expected."""
    for key in keys:
        if fields.has(key):
            sub = fields.table(key)
            yield key, sub
            sub.finish()
        else:
            fields.note(key, "is missing; expected a table with its reason, source and date")
    fields.finish()
