"""The other commands, run as commands: what they print and how they end."""

import json
import shutil
import tomllib
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.schema import schemas_of
from shortlist.wire.one import answer
from tests.shortlist.records.samples import OWN
from tests.shortlist.services.test_services import KNOWN, LIVE
from tests.shortlist_cli.test_app import DJANGO, run
from tests.support.house import SCENARIOS

ORDERS = str(SCENARIOS / "order-service.toml")
DASHBOARD = str(SCENARIOS / "dashboard.toml")


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """Return the path of a sheet that leads to Django."""
    path = tmp_path / "sheet.toml"
    path.write_text(DJANGO, encoding="utf-8")
    return str(path)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return a copy of the built-in model that a test may change."""
    with as_file(files("shortlist") / "data") as directory:
        return Path(shutil.copytree(directory, tmp_path / "model"))


@pytest.mark.parametrize("command", ["explain", "what-if"], ids=["explain", "what-if"])
def test_stages_print_what_the_page_gets(command: str, sheet: str) -> None:
    """With --json each stage prints the bytes that the browser's door answers."""
    ended = run(command, sheet, "--json")
    asked = {"do": command, "sheet": tomllib.loads(DJANGO)}

    assert answer(json.dumps(asked)).encode() == ended.stdout
    assert ended.returncode == 0


def test_explain_says_why_in_words(sheet: str) -> None:
    """A person reads the outcome, the answers that force it, and each verdict."""
    printed = run("explain", sheet).stdout.decode()

    assert printed.startswith("The shortlist: Django.\nThese answers alone lead to it")
    assert "Litestar: " in printed


def test_explain_asks_the_next_question() -> None:
    """Where nothing is known, it says what to ask next."""
    printed = run("explain", "-").stdout.decode()

    assert "Ask next: " in printed
    assert "These questions decide" in printed


def test_what_if_lists_the_changes() -> None:
    """Other answers stand under the outcome that they lead to."""
    printed = run("what-if", DASHBOARD).stdout.decode()

    assert "Django joins Litestar." in printed
    assert '- "Some" instead of "At its core"' in printed


def test_compare_shows_every_alternative() -> None:
    """The table has a column for each."""
    printed = run("compare").stdout.decode()

    for title in ("Django", "FastAPI", "Flask", "Litestar"):
        assert title in printed
    assert json.loads(run("compare", "--json").stdout)["criteria"][0]["id"] == "websockets"


def test_team_names_who_differs(tmp_path: Path) -> None:
    """Two members who differ on what matters are named, and the command ends as evaluate does."""
    for name, level in (("Ada", "complex"), ("Max", "none")):
        text = f'member = "{name}"\n[answers]\ndata-model = "{level}"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    ended = run("team", str(tmp_path / "Ada.toml"), str(tmp_path / "Max.toml"))
    printed = ended.stdout.decode()

    assert ended.returncode == 3
    assert "Talk about" in printed
    assert "Complex: Ada" in printed


def test_a_record_is_written_checked_and_broken(tmp_path: Path, model: Path) -> None:
    """A record holds as long as its evidence does; then check ends with 6 and names the rating."""
    record = tmp_path / "0007-web-framework.md"
    written = run("record", ORDERS, "--title", "Orders", "--chosen", "django", "--output", str(record))
    held = run("check", str(record), "--model", str(model))
    django = model / "alternatives" / "django.toml"
    weaker = django.read_text(encoding="utf-8").replace('level = "integrated"', 'level = "companion"')
    django.write_text(weaker, encoding="utf-8")
    broken = run("check", str(record), "--model", str(model))

    assert (written.returncode, written.stdout, written.stderr) == (0, b"", b"")
    assert held.returncode == 0
    assert broken.returncode == 6
    assert 'Data layer of Django: "Companion" instead of "Integrated"' in broken.stdout.decode()


def test_a_record_goes_to_standard_output_where_no_file_is_named(sheet: str) -> None:
    """Without --output the record is printed; with --json it stands in a JSON text."""
    plain = run("record", sheet)

    assert plain.stdout.startswith(b'---\nstatus: "proposed"\n')
    assert plain.stdout.decode() == json.loads(run("record", sheet, "--json").stdout)["record"]


def test_a_record_that_cannot_be_written_is_a_fault(sheet: str, tmp_path: Path) -> None:
    """A folder that is not there ends in words, and leaves nothing behind."""
    ended = run("record", sheet, "--output", str(tmp_path / "none" / "record.md"))

    assert ended.returncode == 2
    assert b"cannot be written: No such file or directory" in ended.stderr


@pytest.mark.parametrize("name", ["jango", "x=django"], ids=["unknown framework", "unknown service"])
def test_a_wrong_pick_is_a_fault(sheet: str, name: str) -> None:
    """Whom the team picked must be there."""
    ended = run("record", sheet, "--chosen", name)

    assert ended.returncode == 2
    assert b"expected one of" in ended.stderr


def test_what_is_no_record_is_a_fault(sheet: str) -> None:
    """Another file is refused in words."""
    ended = run("check", sheet)

    assert ended.returncode == 2
    assert b"expected a record as this library writes it" in ended.stderr


def test_diff_names_the_few_changes_that_are_enough() -> None:
    """Between two scenarios many answers differ, and a few of them make the difference."""
    printed = run("diff", str(SCENARIOS / "ml-api.toml"), DASHBOARD).stdout.decode()

    assert "are enough for that" in printed
    assert printed.index("Enough for it") < printed.index("All changes")


def test_lint_passes_over_our_model_and_reports_shares() -> None:
    """Our data passes, and the shares of all four are told."""
    ended = run("lint", "--sheets", "200")

    assert ended.returncode == 0
    assert "In 200 drawn sheets" in ended.stdout.decode()
    assert json.loads(run("lint", "--json", "--sheets", "200").stdout)["passes"] is True


def test_lint_ends_with_one_where_something_must_be_mended(model: Path) -> None:
    """A model that does not say what it includes, and what it removes, does not pass."""
    head = model / "model.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text[: text.index("[inclusion]")] + text[text.index("[steps.concurrency]") :], encoding="utf-8")
    ended = run("lint", "--model", str(model), "--sheets", "50")

    assert ended.returncode == 1
    assert "(L10)" in ended.stdout.decode()


def test_schema_writes_one_file_for_each_kind(tmp_path: Path) -> None:
    """A schema is written for each kind of file, and each says of which model it was made."""
    ended = run("schema", str(tmp_path / "schemas"))
    written = sorted(path.name for path in (tmp_path / "schemas").iterdir())

    assert ended.returncode == 0
    assert written == sorted(schemas_of(built_in_model()))


@pytest.mark.parametrize(
    "command",
    [["explain"], ["what-if"], ["team"], ["record"], ["check"]],
    ids=["explain", "what-if", "team", "record", "check"],
)
def test_hostile_input_ends_in_words_everywhere(command: list[str], tmp_path: Path) -> None:
    """No command shows a traceback for what somebody wrote."""
    path = tmp_path / "hostile.toml"
    path.write_bytes(b"a" + b".a" * 20_000 + b" = 1")
    ended = run(*command, str(path))

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr
    assert b"Traceback" not in ended.stderr


def test_own_evidence_replaces_a_rating(tmp_path: Path, sheet: str) -> None:
    """A file of overrides, with a source of its own, changes the outcome."""
    overrides = tmp_path / "ours.toml"
    overrides.write_text(
        '[overrides.django.data-layer]\nlevel = "companion"\nbecause = "Our prototype needed a second tool."\n'
        'source = "our prototype"\nchecked = 2026-11-20\n',
        encoding="utf-8",
    )
    ended = run("evaluate", sheet, "--overrides", str(overrides))

    assert ended.returncode == 3


ADA = 'member = "Ada"\ntitle = "Orders"\ndeciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'
BEN = 'member = "Ben"\ntitle = "Orders"\n[answers]\ndata-model = "simple"\npython = "we"\n'
SETTLED = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\n[dissent]\ndata-model = "Ben: it is small."\n'


@pytest.fixture
def team(tmp_path: Path) -> list[str]:
    """Return the paths of two members' sheets, and of what they settled."""
    for name, text in (("ada", ADA), ("ben", BEN), ("settled", SETTLED)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.toml") for name in ("ada", "ben", "settled")]


def as_sent(*texts: str) -> list[dict[str, object]]:
    """Return sheets as a page sends them."""
    return [{"sheet": tomllib.loads(text)} for text in texts]


def test_a_settled_team_is_the_same_in_the_page(team: list[str]) -> None:
    """Team and record print, with what was settled, the bytes that the browser's door answers."""
    *sheets, settled = team
    asked = {"sheets": as_sent(ADA, BEN), "settled": [tomllib.loads(SETTLED)]}
    met = run("team", *sheets, "--settled", settled, "--json")
    recorded = run("record", *sheets, "--settled", settled, "--json")

    assert met.stdout == answer(json.dumps({"do": "team", **asked})).encode()
    assert recorded.stdout == answer(json.dumps({"do": "record", **asked})).encode()
    assert (met.returncode, recorded.returncode) == (0, 0)


@pytest.fixture
def record(team: list[str], tmp_path: Path) -> str:
    """Return the path of a record of a settled team with a rating of its own."""
    (tmp_path / "ours.toml").write_text(OWN, encoding="utf-8")
    written = str(tmp_path / "0007.md")
    *sheets, settled = team
    run("record", *sheets, "--settled", settled, "--overrides", str(tmp_path / "ours.toml"), "-o", written)
    return written


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

    assert "Complex: Ada \u2192 " in before
    assert "Settled: Complex" in after


def test_a_record_that_was_settled_still_holds(team: list[str], tmp_path: Path) -> None:
    """What was settled is read back with the record, so that it holds."""
    *sheets, settled = team
    record = tmp_path / "record.md"
    run("record", *sheets, "--settled", settled, "--output", str(record))

    assert run("check", str(record)).returncode == 0


def test_services_stand_side_by_side(team: list[str]) -> None:
    """Services print what the page gets, and in words what a hybrid costs."""
    found = run("services", *team[:2], "--json")
    printed = run("services", *team[:2]).stdout.decode()

    assert found.stdout == answer(json.dumps({"do": "services", "sheets": as_sent(ADA, BEN)})).encode()
    assert printed.startswith("Orders: The shortlist: Django.\n")


def test_a_hybrid_is_told_with_its_costs(tmp_path: Path) -> None:
    """Where services end apart, each cost stands with its source and its date."""
    for name, text in (("orders", KNOWN), ("live", LIVE)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    printed = run("services", str(tmp_path / "orders.toml"), str(tmp_path / "live.toml")).stdout.decode()

    assert "so together they are a hybrid" in printed
    assert "Two calendars of upgrades. " in printed
    assert ", checked 2026-" in printed
