"""``shortlist diff``: what changed."""

from tests.shortlist_cli.running import run
from tests.support.house import SCENARIOS

DASHBOARD = str(SCENARIOS / "dashboard.toml")


def test_diff_names_the_few_changes_that_are_enough() -> None:
    """Between two scenarios many answers differ, and a few of them make the difference."""
    printed = run("diff", str(SCENARIOS / "ml-api.toml"), DASHBOARD).stdout.decode()

    assert "are enough for that" in printed
    assert printed.index("Enough for it") < printed.index("All changes")
