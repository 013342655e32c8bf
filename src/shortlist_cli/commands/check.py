"""The command ``shortlist check``: whether recorded decisions still hold."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from shortlist import FaultsError, Model
from shortlist.characters import visible
from shortlist.faults import LONGEST_PLACE, Fault
from shortlist.parsing.text import MODEL_BYTES, Table, read_bytes, refuse
from shortlist.records.check import Checked, checked_of, still_holds
from shortlist.records.reader import is_record, read_record
from shortlist.report.report import faults_table
from shortlist_cli.exits import Exit, ending_in_words, print_faults
from shortlist_cli.inputs import opened_model, print_notices, today
from shortlist_cli.options import AsJson, AsOf, ModelDirectory
from shortlist_cli.output import print_json
from shortlist_cli.terminal import Json, indented, screen

MARKDOWN = {".md", ".markdown"}
OLD_RULE = "It was recorded under the old rule: it holds as long as what it names is in front or close behind now."


@dataclass(slots=True)
class Found:
    """What became of the files that were named: checked, passed over, or not to be read."""

    checked: list[tuple[str, Checked]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        """The records that no longer hold."""
        return [name for name, checked in self.checked if not checked.holds]


def command(
    records: Annotated[list[str], typer.Argument(help="Decision records, or folders that contain them.")],
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    as_of: AsOf = None,
) -> None:
    """Check whether recorded decisions still hold under today's evidence; the exit code is 6 if one does not.

    Files that are not records by Shortlist are listed and skipped. A file that cannot be read does not stop the check.
    """
    with ending_in_words(as_json=as_json):
        if "" in records:
            refuse("expected the name of a file or a folder; got nothing", at="check")
        used = opened_model(model)
        found = Found()
        for path, name in _named(map(Path, records), found):
            _check(path, name, used, as_of.date() if as_of else today(), found)
        _print_json(found) if as_json else _print(found)
        if found.faults:
            raise typer.Exit(Exit.BAD_INPUT)
        raise typer.Exit(Exit.NO_LONGER_HOLDS if found.broken else Exit.SHORTLIST)


def _named(paths: Iterable[Path], found: Found) -> Iterator[tuple[Path, str]]:
    """Yield files, and the Markdown files below folders, each with what it is called."""
    for path in paths:
        if path.is_dir():
            inside = sorted(_inside(path, found))
            if not inside:
                found.faults.append(Fault(str(path), "holds no Markdown file; expected decision records"))
            yield from ((each, each.relative_to(path).as_posix()) for each in inside)
        else:
            yield path, path.name


def _inside(folder: Path, found: Found) -> Iterator[Path]:
    """Yield the Markdown files below a folder, each folder once however many links lead to it."""

    def note(error: OSError) -> None:
        found.faults.append(Fault(str(error.filename), f"cannot be read: {error.strerror}"))

    seen: set[str] = set()
    for at, folders, files in os.walk(folder, followlinks=True, onerror=note):
        real = os.path.realpath(at)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        below = (Path(at, name) for name in files if is_markdown(Path(name)))
        yield from (path for path in below if path.is_file() or not path.exists())


def is_markdown(path: Path) -> bool:
    """Say whether a file is Markdown by its name, in letters of either case.

    >>> is_markdown(Path("0001-FRAMEWORK.MD"))
    True
    """
    return path.suffix.lower() in MARKDOWN


def _check(path: Path, name: str, model: Model, day: date, found: Found) -> None:
    try:
        content = read_bytes(path, MODEL_BYTES, name)
        if is_markdown(path) and not is_record(content):
            found.passed_over.append(name)
            return
        recorded = read_record(content, model, place=name, today=today())
        print_notices(recorded.notices)
        found.checked.append((name, still_holds(recorded, model, as_of=day)))
    except FaultsError as error:
        found.faults += [_of(name, fault) for fault in error.faults]


def _of(name: str, fault: Fault) -> Fault:
    """Return a fault with the record that it is about."""
    about = fault.place.removeprefix("record: ")
    return fault if about.startswith(visible(name)[:LONGEST_PLACE]) else Fault(f"{name}: {about}", fault.message)


def _print_json(found: Found) -> None:
    records = [{"record": name, **checked_of(each)} for name, each in found.checked]
    faults: Mapping[str, object] = faults_table(FaultsError(found.faults)) if found.faults else {}
    if found.faults and not records:
        print_json(faults)
        return
    print_json({"records": records, **({"passed_over": found.passed_over} if found.passed_over else {}), **faults})


def _print(found: Found) -> None:
    console = screen()
    if sum(len(each.services) for _, each in found.checked) > 1:
        console.print(Text(_summary(found), style="bold"))
    for name, each in found.checked:
        print_checked(visible(name), checked_of(each))
    for name in map(visible, found.passed_over):
        console.print(Text(f"{name}: passed over; Shortlist did not write it."))
    print_faults(FaultsError(found.faults))


def _summary(found: Found) -> str:
    """Return in one sentence whether several records hold."""
    count, broken = len(found.checked), list(map(visible, found.broken))
    if count == 1:
        name = visible(found.checked[0][0])
        return f"{name} no longer holds." if broken else f"{name} still holds for each of its services."
    if not broken:
        return f"All {count} records still hold."
    return f"{len(broken)} of {count} records no longer {'holds' if len(broken) == 1 else 'hold'}: {', '.join(broken)}."


def print_checked(name: str, checked: Table) -> None:
    """Print whether a record still holds, and what changed where it does not."""
    found: Json = dict(checked)
    console = screen()
    for service in found["services"]:
        about = f"{name}, {service['service']}" if service["service"] else name
        if service["holds"]:
            console.print(Text(f"{about}: still holds. {service['now']}"))
        else:
            console.print(Text(f"{about}: no longer holds.", style="bold"))
            console.print(indented(Text(f"Recorded: {service['before']} Now: {service['now']}")))
        for cause in service["because"]:
            for change in cause["changes"]:
                console.print(indented(Text(f"- {change['words']}")))
        for sentence in dict.fromkeys(evidence["sentence"] for evidence in service["evidence"]):
            console.print(indented(Text(sentence)))
    if not found["recorded"]["rule"]:
        console.print(indented(Text(OLD_RULE)))
