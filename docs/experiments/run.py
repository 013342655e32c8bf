"""Runs the experiments one after the other, or those that are named, and stops when their time is up.

What is counted elsewhere has scripts of the same form, which are started by hand with what they count in.
"""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ALL = (
    "concurrency",
    "crowd",
    "overhead",
    "blocked_loop",
    "django_async",
    "flask_async",
    "streams",
    "contract",
    "defaults",
    "stream_schema",
    "admin",
    "data",
    "type_checks",
    "footprint",
    "serverless",
    "mcp_hosts",
    "greenlets",
)
COUNTS = ("authors", "prefixes")
"""What is counted in something that has to be brought along: clones of repositories, a list of packages."""
LIMIT = 360
"""Seconds for all of them together; where nothing else runs, they need about two thirds of it."""


def main(names: list[str]) -> None:
    """Run experiments by name, each in an interpreter of its own."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        sys.exit(f"experiments: there is none called {', '.join(unknown)}; there are {', '.join(ALL)}")
    until = time.monotonic() + LIMIT
    for name in names or ALL:
        try:
            run(name, until - time.monotonic())
        except subprocess.TimeoutExpired:
            sys.exit(
                f"experiments: {name} was not done when the {LIMIT} s were over; name fewer, or wait for a quieter hour"
            )
        except subprocess.CalledProcessError as error:
            sys.exit(f"experiments: {name} failed with status {error.returncode}; what it says stands above")


def run(name: str, seconds: float) -> None:
    """Run one experiment; servers of one that is cut off end by themselves, as `keeper.py` says."""
    begun = time.monotonic()
    subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=True, timeout=max(seconds, 0))
    print(f"\n{name} took {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
