"""Meanings of the words of an answer: one sentence each, which every use of a word links to."""

from docutils import nodes

from shortlist_sphinx.core.nodes import Part, line, part, span

MEANINGS = {
    "fits": ("fits", "Nothing that you need speaks against it."),
    "friction": (
        "fits with friction",
        "It does what you need, with more work, such as a package to add or a workaround.",
    ),
    "gap": ("has a gap", "It lacks something that you need."),
    "poor-fit": ("poor fit", "It lacks something that decides, or several things that you need."),
    "ruled-out": ("ruled out", "It lacks something that you called a must-have."),
    "disputed": ("disputed", "The evidence is unclear: the worst that it allows is shown, and it may turn out better."),
    "unknown": (
        "not known yet",
        "It depends on an answer that you have not given, and counts neither for nor against.",
    ),
    "so-far": ("so far", "What your answers say if the questions that are still open did not matter."),
    "settled": ("settled", "No answer that is still open can change who is in front."),
    "close": (
        "close behind",
        "Not in front, but no other framework is clearly ahead: each has a drawback just as grave somewhere else.",
    ),
}
"""Each word as readers see it, and what it means."""


def word_link(name: str, words: str, **html: str) -> nodes.Node:
    """Return a word as a link to its meaning."""
    return span("a", words, href=f"#word-{name}", **html)


def draw_meanings() -> Part:
    """Return all words with their meanings."""
    pairs = [
        (line("dt", word, id_=f"word-{name}", tabindex="-1"), line("dd", meaning))
        for name, (word, meaning) in MEANINGS.items()
    ]
    return part("dl", *[node for pair in pairs for node in pair], classes="meanings")
