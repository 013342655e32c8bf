"""Named stacks, and what people also ask about, are data like the model: checked, with all faults at once."""

from datetime import date
from pathlib import Path

import pytest

from shortlist import FaultsError, built_in_model
from shortlist.services.cast import built_in_cast
from shortlist.services.stacks import (
    OTHERS,
    ROLES,
    STACKS,
    built_in_others,
    built_in_stacks,
    load_others,
    load_stacks,
)

MODEL, CAST = built_in_model(), built_in_cast()
STACK = """
[small]
title = "Small"
with = "flask"
for = "A small thing."
[small.parts]
server = ["gunicorn", "gevent"]
data = ["flask"]
"""
OTHER = """
[brook]
title = "Brook"
home = "https://example.org/"
package = "brook"
version = "1.2"
released = 2026-10-01
says = "A small framework."
source = "Brook: manual"
url = "https://example.org/manual"
checked = 2026-11-27
"""
STACK_MISTAKES = {
    "unknown-framework": (
        '"flask"\nfor',
        '"flaks"\nfor',
        "small.with: expected one of django, fastapi, flask or litestar",
    ),
    "unknown-part": ("gunicorn", "gunicron", "small.parts.server: expected "),
    "framework-of-another": ('["flask"]', '["django"]', "small.parts.data: expected "),
    "unknown-role": ("server =", "servers =", "small.parts.servers: is not a key here (did you mean 'server'?)"),
    "no-list": ('["flask"]', '"flask"', "small.parts.data: expected a list of entries of cast.toml, by their ids"),
    "no-purpose": ('for = "A small thing."\n', "", "small.for: is missing; expected a text"),
}
OTHER_MISTAKES = {
    "no-version": ('version = "1.2"\n', "", "brook.version: is missing; expected a text"),
    "future": ("2026-10-01", "2027-10-01", "brook.released: expected a date that is not in the future"),
    "misspelled": ("says", "syas", "brook.syas: is not a key here (did you mean 'says'?)"),
}


def stack_faults(place: Path, text: str) -> list[str]:
    """Return the faults of a file of stacks."""
    (place / STACKS).write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_stacks(place, MODEL, CAST)
    return [str(fault) for fault in caught.value.faults]


def other_faults(place: Path, text: str) -> list[str]:
    """Return the faults of a file of what is not rated."""
    (place / OTHERS).write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_others(place, today=date(2026, 12, 1))
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(("old", "new", "told"), STACK_MISTAKES.values(), ids=STACK_MISTAKES)
def test_a_fault_in_a_stack_names_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each mistake is told where it stands, with what was expected."""
    faults = stack_faults(tmp_path, STACK.replace(old, new, 1))

    assert [fault for fault in faults if fault.startswith(f"stacks.toml: {told}")] != [], faults


@pytest.mark.parametrize(("old", "new", "told"), OTHER_MISTAKES.values(), ids=OTHER_MISTAKES)
def test_a_fault_in_what_is_not_rated_names_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each mistake is told where it stands, with what was expected."""
    faults = other_faults(tmp_path, OTHER.replace(old, new, 1))

    assert [fault for fault in faults if fault.startswith(f"others.toml: {told}")] != [], faults


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """An author corrects a file in one go."""
    assert len(stack_faults(tmp_path, STACK.replace("gunicorn", "x").replace("title", "titel"))) == 3


def test_parts_come_in_one_order_whatever_the_file_says(tmp_path: Path) -> None:
    """Two stacks can be compared line by line."""
    (tmp_path / STACKS).write_text(STACK, encoding="utf-8")

    stack = load_stacks(tmp_path, MODEL, CAST)["small"]

    assert dict(stack.parts) == {"data": ("flask",), "server": ("gunicorn", "gevent")}
    assert list(stack.parts) == ["data", "server"]
    assert (stack.title, stack.alternative, stack.purpose) == ("Small", "flask", "A small thing.")


def test_what_is_not_rated_is_read_with_its_release(tmp_path: Path) -> None:
    """What the file says comes back."""
    (tmp_path / OTHERS).write_text(OTHER, encoding="utf-8")

    other = load_others(tmp_path)["brook"]

    assert (other.title, other.says, other.source.title) == ("Brook", "A small framework.", "Brook: manual")
    assert (other.release.package, other.release.version, other.release.released) == ("brook", "1.2", date(2026, 10, 1))


@pytest.mark.parametrize("alternative", MODEL.alternatives)
def test_every_framework_has_a_stack_that_runs_and_is_tested(alternative: str) -> None:
    """One or two lists for each, with data, tests, sign-in and a server in all of them."""
    stacks = [each for each in built_in_stacks().values() if each.alternative == alternative]

    assert len(stacks) in (1, 2)
    assert [each.id for each in stacks if not {"data", "tests", "sign-in", "server"} <= set(each.parts)] == []


def test_no_stack_has_a_part_that_does_not_go_with_its_framework() -> None:
    """What the cast says of a package's company holds in the stacks."""
    strays = [
        (stack.id, part)
        for stack in built_in_stacks().values()
        for parts in stack.parts.values()
        for part in parts
        if part != stack.alternative and stack.alternative not in CAST[part].beside
    ]

    assert strays == []


def test_what_is_not_rated_is_none_of_the_frameworks_and_stands_in_order() -> None:
    """A place in the list says nothing about merit."""
    names = list(built_in_others())

    assert names == sorted(names)
    assert not set(names) & set(MODEL.alternatives)


def test_roles_have_titles() -> None:
    """Each role is named as readers see it."""
    assert all(title[0].isupper() for title in ROLES.values())
