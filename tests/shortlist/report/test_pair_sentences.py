"""One sentence for each comparison: which is ahead, and by what."""

import pytest

from shortlist.model.model import AlternativeId
from shortlist.report.pair_sentences import comparison_sentence
from tests.shortlist.workshop import ALL_KNOWN, evaluation, slow_laser

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))


@pytest.mark.parametrize(
    ("answers", "head", "pair", "sentence"),
    [
        (
            'speed = "essential"',
            "",
            (SAW, AXE),
            "Saw is ahead of Axe, which has a gap in an essential need: speed.",
        ),
        (
            'speed = "essential"',
            "",
            (AXE, SAW),
            "Saw is ahead of Axe, which has a gap in an essential need: speed.",
        ),
        (
            'speed = "useful"\nforce = "essential"',
            'deciding = ["pace"]',
            (SAW, AXE),
            "Axe is ahead of Saw, which has a gap in an essential need: force.",
        ),
        (
            'speed = "none"\nforce = "none"',
            "",
            (SAW, AXE),
            "Saw and Axe are level: the same speaks against each of them.",
        ),
        (
            'speed = "essential"\nforce = "essential"',
            "",
            (SAW, AXE),
            "Saw and Axe are level: as much speaks against each of them.",
        ),
        (
            'speed = "essential"',
            'must = ["speed"]',
            (AXE, SAW),
            "Axe is ruled out: it lacks a must-have (speed).",
        ),
        (
            'speed = "essential"\nforce = "essential"',
            'must = ["speed", "force"]',
            (SAW, AXE),
            "Neither Saw nor Axe fits: each lacks a must-have.",
        ),
    ],
    ids=["gap", "turned around", "useful", "the same", "as much", "out", "both out"],
)
def test_a_pair_is_told_in_one_sentence(
    answers: str, head: str, pair: tuple[AlternativeId, AlternativeId], sentence: str
) -> None:
    """Whichever way round the two are asked about, the sentence is about the one that is ahead."""
    found = evaluation(f"{ALL_KNOWN}{answers}", head)

    assert comparison_sentence(found.problem, found.so_far, *pair) == sentence


def test_gaps_on_both_sides_are_named_on_both() -> None:
    """Where each has gaps of its own, both are counted, and shared ones are struck."""
    found = evaluation(f'{ALL_KNOWN}speed = "essential"\nforce = "useful"', 'deciding = ["power"]', slow_laser())
    sentence = comparison_sentence(found.problem, found.so_far, SAW, AXE)

    assert sentence.startswith(("Saw is ahead of Axe", "Axe is ahead of Saw"))
