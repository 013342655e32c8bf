"""Findings: each thing in data or pages that the package index contradicts, with what to write in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from packaging.version import Version

from tools.evidence.index import Index, NoAnswerError, Project
from tools.evidence.sentences import Asked, judge
from tools.evidence.texts import Fact, Place, Read, Text, joined

Value = str | date


@dataclass(frozen=True)
class Change:
    """A mechanical change: at a place, old words give way to new ones, or a date to another."""

    place: Place
    old: Value
    new: Value


@dataclass(frozen=True)
class Finding:
    """What no longer holds at a place, and the changes that put it right; without one, a person decides."""

    place: Place
    says: str
    why: str
    changes: tuple[Change, ...] = ()


@dataclass
class Inquiry:
    """An index that is asked about everything; what it did not answer is collected, once for each reason."""

    index: Index
    day: date
    silent: dict[str, list[Place]] = field(default_factory=dict)

    def findings(self, read: Read) -> list[Finding]:
        """Return all findings, in the order of what was read."""
        facts = [finding for fact in read.facts for finding in self.of_fact(fact)]
        return [*facts, *(finding for text in read.texts for finding in self.of_text(read, text))]

    def ask(self, package: str, place: Place) -> Project | None:
        """Return a project, or note that there is no answer."""
        try:
            return self.index.project(package)
        except NoAnswerError as error:
            self.silent.setdefault(str(error), []).append(place)
            return None

    def of_fact(self, fact: Fact) -> Iterator[Finding]:
        """Yield what is wrong with the newest release that a table tells."""
        project = self.ask(fact.package, fact.place)
        if project is None:
            return
        newest, told = project.newest, project.release(fact.version)
        if told is None and newest.version < Version(fact.version):
            why = f"the index has no {fact.package} {fact.version}; its newest is {newest.version}"
            yield Finding(fact.place, f'version = "{fact.version}"', why)
            return
        dated = Place(fact.place.path, joined(fact.place.at.rpartition(".")[0], "released"))
        if newest.day is None:
            if told is not newest:
                why = f"{fact.package} {newest.version} is newer, and the index tells no dates"
                yield Finding(fact.place, f'version = "{fact.version}"', why)
            return
        changes: list[Change] = []
        if told is not newest:
            changes.append(Change(fact.place, fact.version, str(newest.version)))
        if fact.released != newest.day:
            changes.append(Change(dated, fact.released, newest.day))
        if changes:
            yanked = f"{fact.version} was withdrawn; " if told and told.yanked else ""
            why = f"{yanked}the newest final release of {fact.package} is {newest.version} ({newest.day})"
            yield Finding(changes[0].place, f"{fact.version} ({fact.released})", why, tuple(changes))

    def of_text(self, read: Read, text: Text) -> Iterator[Finding]:
        """Yield the claims of a text that do not hold."""

        def ask(package: str) -> Asked | None:
            project = self.ask(package, text.place)
            return Asked(self.index, project, self.day) if project else None

        try:
            for judged in judge(text.words, read.package_at(text), ask):
                changes = () if judged.write is None else (Change(text.place, judged.says, judged.write),)
                yield Finding(text.place, judged.says, judged.why, changes)
        except NoAnswerError as error:
            self.silent.setdefault(str(error), []).append(text.place)
