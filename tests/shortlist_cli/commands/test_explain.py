"""``shortlist explain``: why, in words."""

from tests.shortlist_cli.running import run


def test_explain_says_why_in_words(sheet: str) -> None:
    """A person reads the outcome, the answers that force it, and each verdict."""
    printed = run("explain", sheet).stdout.decode()

    assert printed.startswith("The shortlist: Django.\nThese answers alone lead to it")
    assert "Litestar: " in printed


def test_explain_asks_the_next_question() -> None:
    """Where nothing is known, it says what to ask next."""
    printed = run("explain", "-").stdout.decode()

    assert "Ask next: " in printed
    assert "These questions decide" in printed
