"""What all tests may use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.house import ROOT
from tests.support.sites import Sites
from tests.support.sphinx import Built

# Programs that the tests start write plain text, whatever nox or a terminal asked for.
os.environ.pop("FORCE_COLOR", None)
os.environ["NO_COLOR"] = "1"

pytest_plugins = ["tests.support.garbage", "tests.support.parts", "tests.support.bundles", "tests.support.fixtures"]


@pytest.fixture(scope="session")
def built_site(sites: Sites) -> Path:
    """Give the folder of this project's own site, built as strictly as `nox -s docs` does."""
    return sites.once("guide", "strictly", build_guide).folder


def build_guide(place: Path) -> Built:
    """Build this project's own site."""
    folder = place / "site"
    strict = ["-n", "-W", "--keep-going", "-b", "dirhtml", "-d", str(place / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *strict, str(ROOT / "docs"), str(folder)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"the site does not build without warnings:\n{built.stderr}", pytrace=False)
    return Built(folder, built.stderr, built.stdout)
