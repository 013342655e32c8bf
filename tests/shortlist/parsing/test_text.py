"""Reading TOML and JSON with limits."""

from pathlib import Path

import pytest

from shortlist import FaultsError
from shortlist.parsing.text import SHEET_BYTES, parse_table, read_table

BAD: list[tuple[bytes, str]] = [
    (b"a = 1\na = 2\n", "sheet:2:6: is not valid TOML: the key stands twice"),
    (b"[a]\n[a]\nb = 1", "sheet:2:3: is not valid TOML: cannot declare ('a',) twice"),
    (b"a = [1,\nb", "sheet:2:1: is not valid TOML: invalid value"),
    (b'a = "x', "sheet:1: is not valid TOML: unterminated string"),
    (b"\x00", "sheet:1:1: is not valid TOML: invalid statement"),
    (b"a = " + b"1" * 6000, "sheet: is not valid TOML: a value cannot be read"),
    (b'{"a": 1', "sheet:1:8: is not valid JSON: expecting ',' delimiter"),
    (b'{"a": 1, "a": 2}', "sheet: is not valid JSON: the key 'a' stands twice"),
    (b'{"a": NaN}', "sheet: is not valid JSON: a value cannot be read"),
    (b'{"a": ' + b"1" * 6000 + b"}", "sheet: is not valid JSON: a value cannot be read"),
    (b"a = 1\nb = '\xff'", "sheet:2: is not UTF-8 text; save it as UTF-8"),
    (b"a = " + b"[" * 20_000, "sheet: nests more than 40 brackets; a sheet or a data file needs a few"),
    (b"a" + b".a" * 20_000 + b" = 1", "sheet:1: has more than 200 dots in one line"),
    (b"a = [" + b"[]," * 16_000 + b"]", "sheet: has more than 30000 keys, lists and tables; this is not such a file"),
    (b"#" * 10_000_000, "sheet: is longer than 64 KiB; this is not such a file"),
]


@pytest.mark.parametrize(("content", "words"), BAD, ids=range(len(BAD)))
def test_text_that_cannot_be_read_is_one_fault_with_its_place(content: bytes, words: str) -> None:
    """What is no TOML and no JSON is refused with its place and in words, however hostile it is."""
    with pytest.raises(FaultsError) as caught:
        parse_table(content, SHEET_BYTES, "sheet")

    assert words == str(caught.value)


def test_a_byte_order_mark_is_accepted() -> None:
    """Editors that begin UTF-8 with a byte order mark do no harm."""
    assert parse_table(b"\xef\xbb\xbfa = 1", SHEET_BYTES, "sheet") == {"a": 1}


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """A file that is not there is named, with the system's reason."""
    with pytest.raises(FaultsError) as caught:
        read_table(tmp_path / "none.toml", SHEET_BYTES)

    assert str(caught.value) == "none.toml: cannot be read: No such file or directory"


def test_a_file_is_read_no_further_than_its_limit(tmp_path: Path) -> None:
    """A file that is too long is refused by its length."""
    path = tmp_path / "long.toml"
    path.write_bytes(b"#" * 101)

    with pytest.raises(FaultsError, match="is longer than"):
        read_table(path, 100)
