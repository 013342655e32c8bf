"""Prints what an experiment saw, and writes it down with the date, the machine and the versions."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results")

Cell = str | float


def record(
    name: str,
    *,
    packages: Iterable[str],
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[str] = ("What we did", "What we saw"),
) -> dict[str, Any]:
    """Print a table, write it to `results/` in place of an earlier run's, and return it."""
    result = {
        "experiment": name,
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": machine(),
        "versions": {package: version(package) for package in packages},
        "columns": list(columns),
        "rows": [list(row) for row in rows],
    }
    print(f"\n{name}, {result['date']}, Python {result['python']}, {result['machine']}")
    print(", ".join(f"{package} {number}" for package, number in result["versions"].items()), end="\n\n")
    return keep(result)


def record_count(
    name: str, *, counted: str, in_what: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> dict[str, Any]:
    """Print a table of counts, write it to `results/` with what was counted when and in what, and return it."""
    result = {
        "experiment": name,
        "date": counted,
        "counted_in": in_what,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
    }
    print(f"\n{name}, {counted}, in {in_what}", end="\n\n")
    return keep(result)


def keep(result: dict[str, Any]) -> dict[str, Any]:
    """Print a result as a plain table, write it in place of an earlier one, and return it."""
    for row in (result["columns"], *result["rows"]):
        print(" | ".join(str(cell) for cell in row))
    text = json.dumps(result, ensure_ascii=False, indent=1)
    (RESULTS / f"{result['experiment']}.json").write_text(f"{text}\n", encoding="utf-8")
    return result


def machine() -> str:
    """Return the number of cores and the operating system, and nothing that tells machines apart."""
    return f"{os.cpu_count()} cores, {platform.system()}"
