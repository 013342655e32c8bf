"""The supporting cast and the costs of a hybrid are data like the model: checked, with all faults at once."""

from datetime import date
from pathlib import Path

import pytest

from shortlist import FaultsError, built_in_model
from shortlist.services.cast import CAST, HYBRID, Release, built_in_cast, load_cast, load_hybrid

MODEL = built_in_model()
SOURCE = 'source = "A page"\nurl = "https://example.org/"\nchecked = 2026-11-22\n'
ENTRY = f"""
[queue]
title = "Queue"
home = "https://example.org/queue"
for = "Jobs outside the request."
matters = "Rarely."
with = ["flask", "django"]
{SOURCE}"""
COST = f'[two-loads]\ntitle = "Two loads"\nbecause = "They scale apart."\n{SOURCE}'

MISTAKES = {
    "unknown-framework": (
        '"flask"',
        '"flaks"',
        "cast.toml: queue.with: expected one of django, fastapi, flask or litestar; got 'flaks'",
    ),
    "twice": (
        '"flask", "django"',
        '"flask", "flask"',
        "cast.toml: queue.with: holds 'flask' twice; expected each once",
    ),
    "no-list": (
        '["flask", "django"]',
        '"flask"',
        "cast.toml: queue.with: expected a list of frameworks, by their ids; got 'flask'",
    ),
    "no-company": (
        'with = ["flask", "django"]\n',
        "",
        "cast.toml: queue.with: is missing; expected a list of frameworks, by their ids",
    ),
    "no-source": ('source = "A page"\n', "", "cast.toml: queue.source: is missing; expected a text"),
    "no-purpose": ("for =", "fore =", "cast.toml: queue.for: is missing; expected a text"),
    "unknown-key": (
        'matters = "Rarely."',
        'matters = "Rarely."\nmatter = "x"',
        "cast.toml: queue.matter: is not a key here (did you mean 'matters'?)",
    ),
    "future": (
        "2026-11-22",
        "2027-11-22",
        "cast.toml: queue.checked: expected a date that is not in the future; got 2027-11-22, and today is 2026-12-01",
    ),
    "half-a-release": (
        'matters = "Rarely."',
        'version = "1.2"\nmatters = "Rarely."',
        "cast.toml: queue.package: is missing; expected a text",
    ),
    "bad-id": ("[queue]", "[Queue]", "expected an id of lower-case letters, digits and single hyphens"),
}


def faults_of(place: Path, text: str) -> list[str]:
    """Return the faults of a cast file."""
    (place / CAST).write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_cast(place, MODEL, today=date(2026, 12, 1))
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_fault_names_file_and_key_and_what_to_write(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each mistake is told where it stands, with what was expected."""
    faults = faults_of(tmp_path, ENTRY.replace(old, new, 1))

    assert [fault for fault in faults if told in fault] != [], faults


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """An author mends a file in one go."""
    assert len(faults_of(tmp_path, ENTRY.replace("for =", "fore =").replace('"flask"', '"flaks"'))) == 3


def test_an_entry_is_read_with_its_company_in_the_order_of_the_model(tmp_path: Path) -> None:
    """What the file says comes back as it stands; without a state there is none."""
    (tmp_path / CAST).write_text(ENTRY, encoding="utf-8")

    entry = load_cast(tmp_path, MODEL)["queue"]

    assert (entry.title, entry.purpose, entry.state, entry.matters) == (
        "Queue",
        "Jobs outside the request.",
        None,
        "Rarely.",
    )
    assert entry.beside == ("django", "flask")
    assert (entry.source.title, entry.source.checked) == ("A page", date(2026, 11, 22))


def test_an_entry_may_go_with_none_of_the_frameworks(tmp_path: Path) -> None:
    """An empty list is an answer, and says so."""
    (tmp_path / CAST).write_text(ENTRY.replace('["flask", "django"]', "[]"), encoding="utf-8")

    assert load_cast(tmp_path, MODEL)["queue"].beside == ()


def test_a_state_is_read_where_there_is_one(tmp_path: Path) -> None:
    """Where something is known that lasts, it is kept."""
    (tmp_path / CAST).write_text(ENTRY.replace("matters", 'state = "Kept."\nmatters'), encoding="utf-8")

    assert load_cast(tmp_path, MODEL)["queue"].state == "Kept."


def test_a_release_is_read_where_there_is_one(tmp_path: Path) -> None:
    """What is no package has none; a package has a version and the day of it."""
    (tmp_path / CAST).write_text(ENTRY, encoding="utf-8")
    bare = load_cast(tmp_path, MODEL)["queue"]
    release = 'package = "queue"\nversion = "1.2"\nreleased = 2026-10-01\nmatters'
    (tmp_path / CAST).write_text(ENTRY.replace("matters", release), encoding="utf-8")

    released = load_cast(tmp_path, MODEL)["queue"].release

    assert bare.release is None
    assert released == Release("queue", "1.2", date(2026, 10, 1))


def test_our_cast_stands_in_alphabetical_order() -> None:
    """A place in the list says nothing about merit."""
    names = list(built_in_cast())

    assert names == sorted(names)


def test_the_costs_of_a_hybrid_are_read_with_their_sources(tmp_path: Path) -> None:
    """Each has a title, a reason and a source."""
    (tmp_path / HYBRID).write_text(COST, encoding="utf-8")

    cost = load_hybrid(tmp_path)["two-loads"]

    assert (cost.title, cost.because, cost.source.title) == ("Two loads", "They scale apart.", "A page")


def test_a_missing_file_is_a_fault_with_a_name(tmp_path: Path) -> None:
    """Whoever asks for a file that is not there is told which."""
    with pytest.raises(FaultsError) as caught:
        load_hybrid(tmp_path)

    assert str(caught.value).startswith("hybrid.toml: cannot be read")
