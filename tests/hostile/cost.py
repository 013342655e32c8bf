"""Reads each hostile text in every way in which texts are read, within the memory and processor time of its limits."""

import json
import resource
import sys
from contextlib import suppress

from shortlist import FaultsError, built_in_model, parse_sheet
from shortlist.evidence.overrides import parse_overrides
from shortlist.records.contents import open_text
from shortlist.records.reader import read_record
from shortlist.team.settlement import parse_settlement
from shortlist.wire import answer
from tests.hostile.texts import HOSTILE

MEMORY = 200 * 1024 * 1024
SECONDS = 5
READERS = (parse_sheet, parse_overrides, parse_settlement, read_record, open_text)


def read(name: str, size: int) -> None:
    """Read one text in every way; whatever is not refused is answered."""
    model = built_in_model()
    text = HOSTILE[name](size)
    for reader in READERS:
        start = spent()
        with suppress(FaultsError):
            reader(text, model)
        hold(name, reader.__name__, start)
    start = spent()
    found = json.loads(answer(json.dumps({"do": "open", "name": "text", "text": text})))
    assert found, name
    hold(name, "answer", start)


def spent() -> float:
    """Return the processor time of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def hold(name: str, reader: str, start: float) -> None:
    """End with a sentence where one text took longer than it may, which no load of the machine makes it do."""
    if spent() - start > SECONDS:
        sys.exit(f"{name}: {reader} took {spent() - start:.1f} s of the processor")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for each in HOSTILE:
        read(each, int(sys.argv[1]) * 1024)
    print("read", len(HOSTILE))  # noqa: T201 - the test that runs this asks for it
