"""How requests of a page follow from each other: what can be asked for in the first round trip is."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.server import Site


@pytest.mark.first_visit
def test_no_module_of_a_page_waits_for_the_one_that_imports_it(page: Page, site: Site) -> None:
    """The page itself names every module that it needs before anything is asked of it; none is found by a script."""
    asked: dict[str, str] = {}

    def note(event: dict[str, Any]) -> None:
        name = PurePosixPath(urlsplit(event["request"]["url"]).path).name
        asked.setdefault(name, event["initiator"]["type"])

    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", note)
    session.send("Network.enable")
    Visit(page).open(site.url + "deep/page/")

    modules = {name: by for name, by in asked.items() if name.endswith(".mjs")}
    assert modules.keys() == {"loader.mjs", "mount.mjs", "counter.mjs"}
    assert {name: by for name, by in modules.items() if by != "parser"} == {}
