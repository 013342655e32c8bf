"""The links from ratings to the experiments that they rest on."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.house import ROOT
from tests.support.sphinx import Build

SETTINGS = 'extensions = ["myst_parser", "experiments", "shortlist_sphinx"]\n'
PAGES = {
    "conf.py": SETTINGS,
    "index.md": "# Home\n\n```{evidence}\n```\n\n```{toctree}\nseen\n```\n",
    "seen.md": "# Seen\n\n```{experiment} overhead\n```\n",
}


def test_a_rating_leads_to_what_its_experiment_saw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source that is a script of ours is a link to the table, whose place has its id once."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_extensions"))
    source = tmp_path / "source"
    shutil.copytree(ROOT / "docs" / "experiments" / "results", source / "experiments" / "results")
    shutil.copy(ROOT / "docs" / "experiments" / "overhead.py", source / "experiments")
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")

    built = Build(source, tmp_path / "place", "dirhtml").run()

    links = re.findall(r'<a [^>]*href="seen/#experiment-overhead"[^>]*>[^<]*overhead\.py', built.read("index.html"))
    assert len(links) == 4
    assert built.read("seen/index.html").count('id="experiment-overhead"') == 1
