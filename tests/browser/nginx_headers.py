"""The guide served by nginx with the documented configuration; `nox -s nginx` runs it."""

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.test_policy import KINDS, LISTEN
from tests.support.fixtures import SAMPLE
from tests.support.nginx import DOCUMENTED, nginx_serving
from tests.support.patience import be_patient
from tests.support.server import Site
from tests.support.sites import Sites


@pytest.fixture(scope="module")
def served(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the guide at the root of a host."""
    with nginx_serving(built_site, tmp_path_factory.mktemp("nginx")) as site:
        yield site


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Give a page of a reader who was never here, which notes what a policy refuses."""
    context = be_patient(browser.new_context())
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def asked(url: str) -> tuple[int, Message, bytes]:
    """Return status, headers and body of what a browser that takes gzip is sent."""
    request = urllib.request.Request(url, headers={"accept-encoding": "gzip"})  # noqa: S310  # our own server
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310  # the same
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def published(site: Site, pattern: str) -> str:
    """Return the address of a published file."""
    found = next((site.folder / "_static" / "pyodide").rglob(pattern))
    return site.url + found.relative_to(site.folder).as_posix()


@pytest.mark.parametrize(
    ("pattern", "type_"),
    [
        ("worker.mjs", "text/javascript"),
        ("pyodide.asm.wasm", "application/wasm"),
        ("stdlib-*.zip", "application/zip"),
    ],
)
def test_what_has_a_hash_is_kept_for_ever(served: Site, pattern: str, type_: str) -> None:
    """Each file of the runtime has its type, comes compressed, and may stay in the browser."""
    status, headers, body = asked(published(served, pattern))

    assert status == 200
    assert headers.get_content_type() == type_
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body)


@pytest.mark.parametrize("address", ["", "pyodide-offline.js", "checklist/"])
def test_everything_else_is_asked_for_anew(served: Site, address: str) -> None:
    """Pages and the service worker are never older than the site."""
    _status, headers, _body = asked(served.url + address)

    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["checklist/", "nothing/", "_static/documentation_options.js"])
def test_the_policy_comes_with_every_file(served: Site, address: str) -> None:
    """It is the one that the configuration says, for pages, scripts and what is missing."""
    written = re.search(r'add_header Content-Security-Policy "([^"]+)"', DOCUMENTED.read_text(encoding="utf-8"))
    _status, headers, _body = asked(served.url + address)

    assert written is not None
    assert headers["Content-Security-Policy"] == written[1]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_worker_has_the_policy_too(served: Site) -> None:
    """The page's own policy does not reach its worker; the header does."""
    _status, headers, _body = asked(published(served, "worker.mjs"))

    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_a_wrong_address_is_answered_by_the_guides_own_page(served: Site) -> None:
    """It is not found, and must not be kept as if it had been."""
    status, headers, body = asked(f"{served.url}_static/pyodide/nothing.mjs")

    assert status == 404
    assert headers["Cache-Control"] is None
    assert b"Shortlist" in gzip.decompress(body)


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_nothing_is_refused(visitor: Page, served: Site, address: str) -> None:
    """The policy in the header and the one in the page agree with what the page does."""
    visitor.goto(served.url + address)
    visitor.locator(".theme-toggle:visible").first.click()

    assert visitor.evaluate("refused") == []


def test_the_checklist_answers(visitor: Page, served: Site) -> None:
    """Python starts in the reader's browser, from this server."""
    checklist = Checklist(visitor, served).open()
    checklist.answer("admin", "essential")
    checklist.wait()

    expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)
    assert visitor.evaluate("refused") == []


def test_the_checklist_answers_without_the_server(
    browser: Browser, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After one visit the server can go."""
    context = be_patient(browser.new_context())
    with nginx_serving(built_site, tmp_path_factory.mktemp("nginx")) as site:
        checklist = Checklist(context.new_page(), site).open()
        checklist.answer("admin", "essential")
        checklist.wait()
        expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)

    later = Checklist(context.new_page(), site).open().wait()

    assert later.fragment == "v1;admin=essential"
    context.close()


def test_the_copies_that_the_build_made_are_sent(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is compressed twice: the bytes are those of the file beside it."""
    built = sites.built("precompressed", SAMPLE, pyodide_precompress=["gz"])
    with nginx_serving(built.folder, tmp_path_factory.mktemp("nginx")) as site:
        _status, headers, body = asked(published(site, "pyodide.asm.wasm"))

    copy = next((built.folder / "_static" / "pyodide").rglob("pyodide.asm.wasm.gz"))
    assert headers["Content-Encoding"] == "gzip"
    assert body == copy.read_bytes()
