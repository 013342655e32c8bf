"""Throws drawn texts, edits and days at what reads and prints them, round by round, until its time is over.

Every round has a seed of its own, which repeats it. Seeds that found something stay in ``seeds.txt`` and come first.
"""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.house import ROOT

SEEDS = Path(__file__).parent / "seeds.txt"
EXAMPLES = "100"
COUNTED = re.compile(r"(\d+) passing")


def main(seconds: int) -> None:
    """Run rounds for so many seconds; ends with 1, and names the seed, where one is red."""
    end = time.monotonic() + seconds
    tried = 0
    for number, seed in enumerate(seeds(), start=1):
        ended = round_of(seed)
        tried += sum(map(int, COUNTED.findall(ended.stdout)))
        print(f"round {number}, seed {seed}: {tried} examples so far")  # noqa: T201 - somebody waits for it
        if ended.returncode:
            sys.exit(f"{ended.stdout}\nRed: write the seed {seed} into {SEEDS.name}, and end the kind.")
        if time.monotonic() > end:
            return


def seeds() -> Iterator[int]:
    """Yield the seeds that were kept, then new ones without end."""
    yield from (int(line) for line in SEEDS.read_text(encoding="utf-8").split() if line.isdigit())
    while True:
        yield random.randrange(2**32)  # noqa: S311 - nothing is a secret here


def round_of(seed: int) -> "subprocess.CompletedProcess[str]":
    """Run every law about hostile input once, with the examples that follow from a seed."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "tests/hostile"]
    laws = ["-k", "any_ or raw or fault_is_one or spell or markdown or no_day or written_as or always or keeps_all"]
    statistics = ["--hypothesis-show-statistics", f"--hypothesis-seed={seed}"]
    environment = os.environ | {"LAW_EXAMPLES": EXAMPLES}
    return subprocess.run(
        [*command, *laws, *statistics], cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
