from pathlib import Path

import pytest

import pyodide_sphinx_extension
from pyodide_sphinx_extension.publishing.publish import scripts_of_pages

STATIC = Path(pyodide_sphinx_extension.__file__).with_name("static")


def test_nothing_of_a_worker_can_be_missing() -> None:
    """The worker is one file, which a browser has as a whole or not at all."""
    published = scripts_of_pages()
    worker = published["worker/worker.mjs"].decode()

    assert [name for name in published if name.startswith("worker/")] == ["worker/worker.mjs"]
    assert "\nimport " not in worker
    assert "class Downloads" in worker


@pytest.mark.parametrize("name", ["page/loader.mjs"])
def test_what_says_that_scripts_are_missing_needs_none(name: str) -> None:
    """The first script of a page must not be missing with the others."""
    assert "\nimport " not in (STATIC / name).read_text(encoding="utf-8")
