"""Scripts that need no page are tested by Node.js itself."""

import subprocess

import pytest

from tests.support.house import name_of
from tests.support.node import SCRIPTS, node

TESTS = sorted(SCRIPTS.glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_a_script_does_what_its_tests_say(path: object) -> None:
    """Node's own runner finds nothing wrong; what it says is shown where it does."""
    ran = subprocess.run([node(), "--test", str(path)], capture_output=True, text=True, check=False, encoding="utf-8")

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "tests 0" not in ran.stdout
