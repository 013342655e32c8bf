"""Ratings by a team's own evidence: read with all faults, applied as another model, marked as what they are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shortlist import FaultsError, Model, built_in_model, evaluate, json_of, parse_sheet
from shortlist.evidence.overrides import (
    Override,
    joined,
    overrides_in,
    overrides_of,
    overrides_table,
    overrides_toml,
    parse_overrides,
    read_overrides,
    with_overrides,
)

OWN = """
[overrides.flask.admin]
level = "included"
because = "Our prototype has screens for all tables."
source = "our prototype, 2026-12-03"
checked = 2026-12-03

[overrides.django.async-io]
between = ["threads", "partly"]
because = "It depends on the load."
source = "Load test"
url = "https://example.org/load"
checked = 2026-12-01
"""
ENTRY = 'because = "It is so."\nsource = "Us"\nchecked = 2026-12-03\n'
FAULTS = [
    ("", "overrides: overrides: is missing; expected a table"),
    ("[overrides.flsk.admin]", "overrides: overrides.flsk: expected one of django, fastapi, flask or litestar; got"),
    ("[overrides.flask.admn]", "overrides: overrides.flask.admn: expected one of websockets, "),
    (
        "[overrides.flask.familiarity]",
        "familiarity: is not rated but answered by your team; answer 'experience-flask' in the sheet instead",
    ),
    (f"[overrides.flask.admin]\nlevel = 'included'\nbasis = 'judged'\n{ENTRY}", ".admin.basis: is not a key here"),
    (f"[overrides.flask.admin]\nlevel = 'inside'\n{ENTRY}", ".admin.level: expected one of "),
    (f"[overrides.flask.admin]\nlevel = 'included'\nurl = 'x'\n{ENTRY}", ".admin.url: expected an address"),
    ("[overrides.flask.admin]\nlevel = 'included'\n", ".admin.because: is missing"),
    ("[overrides.flask.admin]\nlevel = 'included'\n", ".admin.checked: is missing"),
    (
        "[overrides.flask.admin]\nlevel = 'included'\nchecked = 'soon'",
        ".admin.checked: expected a date such as 2026-11-22, without quotes; got 'soon'",
    ),
    ("overides = 1", "overrides: overides: is not a key here (did you mean 'overrides'?)"),
]


def own() -> Model:
    """Return the built-in model with the overrides above."""
    model = built_in_model()
    return with_overrides(model, parse_overrides(OWN, model))


@pytest.mark.parametrize(("text", "words"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_with_its_key(text: str, words: str) -> None:
    """Each fault says where it is, what was found and what was expected."""
    with pytest.raises(FaultsError) as caught:
        parse_overrides(text, built_in_model())

    assert any(words in line for line in str(caught.value).splitlines())


def test_an_unknown_name_is_one_fault() -> None:
    """What stands under a name that nobody knows is not judged as well."""
    with pytest.raises(FaultsError) as caught:
        parse_overrides(f"[overrides.flsk.admin]\n{ENTRY}[overrides.flask.admn]\n{ENTRY}", built_in_model())

    assert len(caught.value.faults) == 2


def test_a_check_in_the_future_is_a_fault_where_today_is_known() -> None:
    """The day of a check cannot lie ahead."""
    with pytest.raises(FaultsError, match="not in the future"):
        parse_overrides(OWN, built_in_model(), today=date(2026, 12, 2))


def test_a_check_of_another_millennium_is_a_fault_whatever_day_it_is() -> None:
    """Where nobody says which day it is, a mistyped year is refused all the same."""
    with pytest.raises(FaultsError, match="not in the future; got 3026-12-03"):
        parse_overrides(OWN.replace("2026-12-03\n\n", "3026-12-03\n\n"), built_in_model())


def test_an_override_replaces_a_rating_and_remembers_it() -> None:
    """The rating is the team's, with its own source, and what the model says is still there."""
    rating = own().alternatives["flask"].ratings["admin"]  # type: ignore[index]
    before = built_in_model().alternatives["flask"].ratings["admin"]  # type: ignore[index]

    assert isinstance(rating, Override)
    assert rating.instead == before
    assert (rating.source.title, rating.source.url, rating.basis) == ("our prototype, 2026-12-03", "", "observed")


def test_between_levels_several_are_possible() -> None:
    """An override may be disputed too."""
    assert own().alternatives["django"].ratings["async-io"].positions == (0, 1)  # type: ignore[index]


def test_the_model_is_another_one() -> None:
    """Its hash follows from the model and from the overrides, and its other ratings stay."""
    model = built_in_model()
    other = with_overrides(model, parse_overrides(OWN.replace("2026-12-01", "2026-12-02"), model))

    renewed = with_overrides(replace(model, hash="another"), parse_overrides(OWN, model))

    assert own().hash == own().hash != renewed.hash
    assert len({model.hash, own().hash, other.hash}) == 3
    assert own().alternatives["litestar"] == model.alternatives["litestar"]  # type: ignore[index]


def test_an_override_decides() -> None:
    """A deciding need that causes friction by the model is met by the team's own evidence."""
    sheet = parse_sheet('deciding = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    flask = [evaluate(model, sheet).verdicts["flask"] for model in (built_in_model(), own())]  # type: ignore[index]

    assert flask[0][1] < flask[1][1]


def test_no_overrides_change_nothing() -> None:
    """A file without entries leaves the model as it is."""
    model = built_in_model()

    assert with_overrides(model, parse_overrides("[overrides]", model)) is model
    assert overrides_toml({}, model) == "[overrides]\n"


def test_overrides_are_applied_once() -> None:
    """A hash follows from one set of overrides, so a second set is refused."""
    with pytest.raises(ValueError, match="has overrides already; apply all of them"):
        with_overrides(own(), parse_overrides(OWN, built_in_model()))


def test_overrides_read_for_an_overridden_model_remember_the_first_rating() -> None:
    """What is replaced is always the model's own rating."""
    again = parse_overrides(OWN, own())

    assert again == overrides_in(own())


def test_overrides_survive_being_written(tmp_path: Path) -> None:
    """Found in a model and written as TOML or as a table, they read back as they were."""
    model = built_in_model()
    overrides = overrides_in(own())
    path = tmp_path / "own.toml"
    path.write_text(overrides_toml(overrides, model), encoding="utf-8")

    assert overrides == parse_overrides(OWN, model)
    assert overrides == read_overrides(path, model)
    assert overrides == parse_overrides(json_of(overrides_table(overrides, model)), model)


def test_a_table_is_read_like_a_file() -> None:
    """Whoever has a table already needs no text."""
    model = built_in_model()
    entry = {"level": "included", "because": "So.", "source": "Us", "checked": date(2026, 12, 3)}

    assert list(overrides_of({"overrides": {"flask": {"admin": entry}}}, model)) == [("flask", "admin")]


def test_overrides_of_several_places_are_one() -> None:
    """What two places say in the same words is said once, and the order of places does not matter."""
    model = built_in_model()
    whole = parse_overrides(OWN, model)
    first, second = ({key: whole[key]} for key in whole)

    assert joined([("a.md", first), ("b.md", whole)]) == joined([("b.md", second), ("a.md", whole)]) == whole
    assert joined([]) == {}


def test_overrides_that_contradict_each_other_are_refused() -> None:
    """Of two ratings of the same thing nobody but the team can say which one counts."""
    model = built_in_model()
    other = OWN.replace('level = "included"', 'level = "none"').replace("It depends", "It all depends")

    with pytest.raises(FaultsError) as caught:
        joined([("a.md", parse_overrides(OWN, model)), ("b.md", parse_overrides(other, model))])

    assert [str(fault) for fault in caught.value.faults] == [
        f"b.md: overrides.{key}: is rated otherwise in a.md; expected one rating of your own for each"
        for key in ("django.async-io", "flask.admin")
    ]
