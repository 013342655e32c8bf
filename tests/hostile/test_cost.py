"""Hostile text costs what it is worth: 64 KiB or 1 MiB of anything is refused, or answered, at once."""

import subprocess
import sys

import pytest

from shortlist import FaultsError, built_in_model, parse_sheet
from shortlist.faults import MOST_FAULTS, Fault
from tests.hostile.texts import DEEP, HOSTILE
from tests.support.house import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process by itself")
@pytest.mark.parametrize("size", ["64", "1020"])
def test_hostile_text_is_read_within_its_limits(size: str) -> None:
    """Every way of reading takes every hostile text within 200 MB, and within its time on the processor."""
    command = [sys.executable, "-m", "tests.hostile.cost", size]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ended.stdout, ended.stderr) == (f"read {len(HOSTILE)}\n", "")


COUNTED = [
    (f'"\u2028".{DEEP}.{DEEP} = 1', "sheet:1: has more than 200 dots in one line"),
    (f'"\x85".{DEEP}.{DEEP} = 1'.replace("\x85", "\\u0085"), "sheet:1: has more than 200 dots in one line"),
    (f"'\"'.{DEEP}.{DEEP}.'\"' = 1", "sheet:1: has more than 200 dots in one line"),
    ("# ]]]]]\nx = " + "[" * 41, "sheet: nests more than 40 brackets; a sheet or a data file needs a few"),
    ("x = ']]]]]'\ny = " + "[" * 41, "sheet: nests more than 40 brackets; a sheet or a data file needs a few"),
    ("x = [" + "{}," * 15_000 + "]", "sheet: has more than 30000 keys, lists and tables; this is not such a file"),
]


@pytest.mark.parametrize(("text", "words"), COUNTED, ids=range(len(COUNTED)))
def test_limits_count_what_the_parser_counts(text: str, words: str) -> None:
    """Quotes, comments and line ends that TOML does not know hide nothing from a limit."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(text, built_in_model())

    assert str(caught.value) == words


@pytest.mark.parametrize(
    "text",
    [
        f'title = "{"." * 199}"',
        f"title = '{'[' * 60}'",
        f'title = """\n{"{" * 60}"""',
        f"# {'[' * 500} {'.' * 500}\n",
        f'{{"title": "{"[" * 60}{"." * 100}"}}',
    ],
    ids=range(5),
)
def test_what_a_text_holds_is_not_counted(text: str) -> None:
    """Dots and brackets in texts and comments nest nothing."""
    assert parse_sheet(text, built_in_model()).answers == {}


def test_so_many_faults_that_nobody_reads_them_are_cut_with_a_sentence() -> None:
    """The first hundred faults are told, and that there are more."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet("".join(f"k{at} = 1\n" for at in range(500)), built_in_model())

    assert len(caught.value.faults) == MOST_FAULTS
    assert str(caught.value).endswith("sheet: has more faults than these 100; fix these first")


def test_faults_of_many_places_are_cut_with_their_number() -> None:
    """Where faults of several files come together, the last line counts those that are left out."""
    several = FaultsError([fault for at in range(120) for fault in _faults(f"x{at} = 1")])

    assert len(several.faults) == MOST_FAULTS + 1
    assert str(several).endswith("sheet: has 20 faults more")


def _faults(text: str) -> list[Fault]:
    with pytest.raises(FaultsError) as caught:
        parse_sheet(text, built_in_model())
    return list(caught.value.faults)
