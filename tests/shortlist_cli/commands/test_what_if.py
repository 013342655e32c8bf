"""``shortlist what-if``: what would change it."""

from tests.shortlist_cli.running import run
from tests.support.house import SCENARIOS

DASHBOARD = str(SCENARIOS / "dashboard.toml")


def test_what_if_lists_the_changes() -> None:
    """The nearest change comes first; other answers stand under the outcome that they lead to."""
    printed = run("what-if", DASHBOARD).stdout.decode()

    assert "\nDjango joins Litestar.\n" in printed
    assert printed.splitlines()[0].startswith("With ")
    assert '- with "Some" for live connections' in printed
