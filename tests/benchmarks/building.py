"""Building sites as their writers do: by the command, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.house import ROOT


def built(source: Path, place: Path, *options: str) -> Path:
    """Build what is out of date of a site, and return the folder it is in.

    Args:
        source: the folder with conf.py.
        place: a folder for output and doctrees, empty for a build from nothing.
        options: more of what the command takes.
    """
    folder = place / "site"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", "-d", str(place / "doctrees"), *options]
    # An extension of the bench itself is found from the top of the repository.
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([*command, str(source), str(folder)], check=True, capture_output=True, env=environment)
    return folder
