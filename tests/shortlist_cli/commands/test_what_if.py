"""``shortlist what-if``: what would change it."""

from tests.shortlist_cli.running import run
from tests.support.house import SCENARIOS

DASHBOARD = str(SCENARIOS / "dashboard.toml")


def test_what_if_lists_the_changes() -> None:
    """Other answers stand under the outcome that they lead to."""
    printed = run("what-if", DASHBOARD).stdout.decode()

    assert "Django joins Litestar." in printed
    assert '- "Some" instead of "At its core"' in printed
