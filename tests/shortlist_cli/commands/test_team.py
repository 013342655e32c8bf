"""``shortlist team``: who differs, and what a record brings."""

from pathlib import Path

from tests.shortlist.records.samples import OWN
from tests.shortlist_cli.running import BEN, run


def test_team_names_who_differs(tmp_path: Path) -> None:
    """Two members who differ on what matters are named, and the command ends as evaluate does."""
    for name, level in (("Ada", "complex"), ("Max", "none")):
        text = f'member = "{name}"\n[answers]\ndata-model = "{level}"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    ended = run("team", str(tmp_path / "Ada.toml"), str(tmp_path / "Max.toml"))
    printed = ended.stdout.decode()

    assert ended.returncode == 3
    assert "Talk about" in printed
    assert printed.startswith("So far: Django. ")
    assert "Ada: Django" in printed
    assert "Essential: Ada" in printed


def test_a_record_brings_all_that_its_team_had(team: list[str], record: str, tmp_path: Path) -> None:
    """A record alone is met as its sheets are with the settlement and the overrides that it was made with."""
    *sheets, settled = team
    ours = str(tmp_path / "ours.toml")
    apart = run("team", *sheets, "--settled", settled, "--overrides", ours, "--json")
    whole = run("team", record, "--json")

    assert (apart.stdout, apart.returncode) == (whole.stdout, whole.returncode)
    assert run("team", record, "--settled", settled, "--overrides", ours, "--json").stdout == whole.stdout


def test_ratings_of_a_record_are_named(record: str) -> None:
    """A person sees which ratings are the team's own and where each comes from."""
    printed = run("team", record).stdout.decode()

    assert 'Ratings of your own, in the place of the model\'s\n  Admin interface of Flask: "Included" (Our' in printed


def test_what_files_of_a_team_contradict_is_refused(team: list[str], record: str, tmp_path: Path) -> None:
    """Two settlements, two ratings of the same thing and files with faults end in words."""
    (tmp_path / "other.toml").write_text(OWN.replace("included", "none"), encoding="utf-8")
    (tmp_path / "cem.toml").write_text("x = 1", encoding="utf-8")
    twice = run("team", record, record)
    otherwise = run("team", record, "--overrides", str(tmp_path / "other.toml"))
    faulty = run("team", str(tmp_path / "cem.toml"), str(tmp_path / "none.toml"), team[0])

    assert [ended.returncode for ended in (twice, otherwise, faulty)] == [2, 2, 2]
    assert twice.stderr.decode().startswith("settled: these records hold 2; expected one, or a file of --settled")
    assert otherwise.stderr.decode().startswith("0007.md: overrides.flask.admin: is rated otherwise in other.toml;")
    assert [line.split(":")[0] for line in faulty.stderr.decode().splitlines()] == ["cem.toml", "none.toml"]


def test_a_member_may_come_through_a_pipe(team: list[str]) -> None:
    """A team reads standard input as a file, and calls it so."""
    ended = run("team", team[0], "-", stdin=BEN.encode())
    alike = run("team", *team[:2])

    assert ended.stdout == alike.stdout
    assert run("team", "-", stdin=b"x = 1").stderr.decode().startswith("standard input: x: is not a key here")


def test_a_settled_team_is_told_in_words(team: list[str]) -> None:
    """A person reads what each answer leads to, and what was settled."""
    *sheets, settled = team
    before = run("team", *sheets).stdout.decode()
    after = run("team", *sheets, "--settled", settled).stdout.decode()

    assert "Essential: Ada \u2192 " in before
    assert "Settled: Essential" in after
