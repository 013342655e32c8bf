"""``shortlist services``: side by side, and the cost of a hybrid."""

import json
from pathlib import Path

from shortlist.wire.requests import answer
from tests.shortlist_cli.running import ADA, BEN, as_sent, run

SCREEN = 24
"""Lines of a small terminal."""


def test_services_stand_side_by_side(team: list[str]) -> None:
    """Services print what the page gets, and in words what a hybrid costs."""
    found = run("services", *team[:2], "--json")
    printed = run("services", *team[:2]).stdout.decode()

    assert found.stdout == answer(json.dumps({"do": "services", "sheets": as_sent(ADA, BEN)})).encode()
    assert printed.startswith("Django is so far in front for every service.\n")


def test_a_hybrid_is_told_with_its_costs(tmp_path: Path) -> None:
    """Where services end apart, costs are named in a line each; on demand each has its reason, source and date."""
    orders = 'service = "Orders"\nmust = ["admin"]\n[answers]\nadmin = "essential"'
    models = 'service = "Models"\nmust = ["ai"]\n[answers]\nai = "core"'
    for name, text in (("orders", orders), ("live", models)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    sheets = [str(tmp_path / f"{name}.toml") for name in ("orders", "live")]
    printed, whole = (run("services", *sheets, *more).stdout.decode() for more in ([], ["--costs"]))

    assert printed.startswith("So far no framework is in front for every service, but Django")
    assert "- Two calendars of upgrades\n" in printed
    assert "checked" not in printed
    assert len(printed.splitlines()) <= SCREEN
    assert "Two calendars of upgrades. " in whole
    assert ", checked 2026-" in whole
