"""``shortlist explain``: why, in words."""

from tests.shortlist_cli.running import run


def test_explain_says_why_in_words(sheet: str) -> None:
    """A person reads who is in front, why it is ahead of each other one, and each verdict."""
    printed = run("explain", sheet).stdout.decode()

    first, second = printed.splitlines()[:2]
    assert first.startswith("So far: Django")
    assert second.startswith("Django is ahead of FastAPI, which has ")
    assert "Litestar: " in printed


def test_explain_asks_the_next_question() -> None:
    """Where nothing is known, it says what to ask next."""
    printed = run("explain", "-").stdout.decode()

    assert "Ask next: " in printed
    assert "Still open, and able to change it: live connections, " in printed
