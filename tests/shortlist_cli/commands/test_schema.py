"""``shortlist schema``: files for editors."""

from pathlib import Path

from shortlist import built_in_model
from shortlist.schema import schemas_of
from tests.shortlist_cli.running import run


def test_schema_writes_one_file_for_each_kind(tmp_path: Path) -> None:
    """A schema is written for each kind of file, and each says of which model it was made."""
    ended = run("schema", str(tmp_path / "schemas"))
    written = sorted(path.name for path in (tmp_path / "schemas").iterdir())

    assert ended.returncode == 0
    assert written == sorted(schemas_of(built_in_model()))
