"""What all tests may use."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.house import ROOT

pytest_plugins = ["tests.support.fixtures", "tests.support.parts"]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this project's own site once, as strictly as `nox -s docs` does, and return its folder."""
    place = tmp_path_factory.mktemp("built-site")
    folder = place / "site"
    strict = ["-n", "-W", "--keep-going", "-b", "dirhtml", "-d", str(place / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *strict, str(ROOT / "docs"), str(folder)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"the site does not build without warnings:\n{built.stderr}", pytrace=False)
    return folder
