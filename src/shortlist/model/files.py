"""The files of a model: which there are, and their tables as they stand."""

from pathlib import Path

from shortlist.faults import Fault, FaultsError
from shortlist.parsing.text import MODEL_BYTES, Table, read_table

DATA = Path(__file__).parents[1] / "data"
"""Where the model that comes with the library stands; a plain path, because importlib.resources is slow to import."""

FILES = ("model.toml", "questions.toml", "criteria.toml", "facts.toml")
ALTERNATIVES = "alternatives/"
FORMER = "former.toml"
"""What keys of earlier versions mean now; a model that never had others has no such file."""
RULES = "rules.toml"
"""A file of earlier formats: its rules held verdicts down, which arguments and their degrees do now."""


def read_tables(directory: Path) -> dict[str, Table]:
    """Return every file's table by name; only what cannot be parsed at all is reported here."""
    found = sorted(path.relative_to(directory).as_posix() for path in directory.glob("alternatives/*.toml"))
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    if not directory.is_dir():
        raise FaultsError([Fault(str(directory), "is not a directory; expected one that holds model.toml")])
    former = [FORMER] if (directory / FORMER).is_file() else []
    for name in (*FILES, *former, *found):
        try:
            tables[name] = read_table(directory / name, MODEL_BYTES, name)
        except FaultsError as error:
            faults += error.faults
    if (directory / RULES).exists():
        tables[RULES] = {}
    if not found:
        faults.append(Fault("alternatives", "holds no .toml file; expected one for each alternative"))
    if faults:
        raise FaultsError(faults)
    return tables
