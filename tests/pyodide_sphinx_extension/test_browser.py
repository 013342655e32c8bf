import re

import pytest
from playwright.sync_api import Page, expect

from tests.pyodide_sphinx_extension.counter import Counter
from tests.support.fixtures import SAMPLE, Serve
from tests.support.house import ROOT
from tests.support.server import Site, policy
from tests.support.sites import Sites

STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "require-trusted-types-for 'script'; trusted-types pyodide-sphinx-extension"
)
LARGE = ("pyodide.asm.wasm", "memory-", "stdlib-", "counting-")


@pytest.mark.parametrize("path", ["", "deep/page/"])
def test_a_page_answers_by_python(page: Page, site: Site, path: str) -> None:
    """A page at any depth of a site below any path gets its answer from the packaged function."""
    counter = Counter(page).open(site.url + path)

    counter.count("one two three")

    counter.expect_result("3 words")


def test_pages_of_the_html_builder_answer_too(page: Page, sites: Sites, serve: Serve) -> None:
    """Addresses are right for pages that are files, not folders."""
    with serve(sites.built("files", SAMPLE, "html").folder) as site:
        counter = Counter(page).open(site.url + "deep/page.html")

        counter.count("one two three")

        counter.expect_result("3 words")


@pytest.mark.first_visit
def test_the_library_can_be_shipped_whole(page: Page, sites: Sites, serve: Serve) -> None:
    """A site may ship the standard library as it is, and load all of it at the start."""
    with serve(sites.built("whole", SAMPLE, pyodide_stdlib="whole").folder) as site:
        counter = Counter(page).open(site.url)

        counter.count("one two three")
        counter.expect_result("3 words")

        assert site.requested("/stdlib-") == []
        assert len(site.requested("/python_stdlib-")) == 1


@pytest.mark.first_visit
def test_a_start_does_without_the_rest_of_the_library(page: Page, site: Site) -> None:
    """What a package imports is in the library of a lean start; neither the trimmed nor the whole one is fetched."""
    counter = Counter(page).open(site.url)

    counter.count("one two three")
    counter.expect_result("3 words")

    assert site.requested("python_stdlib") == []
    assert [path for path in site.requested("/stdlib-") if "/stdlib-lean-" not in path] == []


@pytest.mark.parametrize("module", ["asyncio.events", "subprocess", "pyodide.webloop"])
@pytest.mark.first_visit
def test_a_module_that_a_lean_start_does_without_is_loaded_on_demand(page: Page, site: Site, module: str) -> None:
    """An import of what the start left out fetches the trimmed library, once, and not the whole one."""
    counter = Counter(page).open(site.url)

    names = counter.python(f"""{{
      const request = JSON.stringify({{ import: "{module}" }});
      return [await python.call(request), await python.call(request)];
    }}""")

    assert names == [f'"{module}"'] * 2
    assert len([path for path in site.requested("/stdlib-") if "/stdlib-lean-" not in path]) == 1
    assert site.requested("python_stdlib") == []


@pytest.mark.parametrize("module", ["sqlite3", "encodings.cp1252", "xml.dom.minidom"])
@pytest.mark.first_visit
def test_a_module_that_was_left_out_is_loaded_on_demand(page: Page, site: Site, module: str) -> None:
    """An import of what the trimmed library lacks fetches the whole one, once."""
    counter = Counter(page).open(site.url)

    names = counter.python(f"""{{
      const request = JSON.stringify({{ import: "{module}" }});
      return [await python.call(request), await python.call(request)];
    }}""")

    assert names == [f'"{module}"'] * 2
    assert len(site.requested("python_stdlib")) == 1


@pytest.mark.first_visit
def test_nothing_of_python_is_fetched_before_it_is_asked_for(page: Page, site: Site) -> None:
    """A page that nobody touches loads neither runtime nor packages nor the worker."""
    Counter(page).open(site.url)
    page.wait_for_load_state("networkidle")

    assert [part for part in (*LARGE, "worker/worker.mjs") if site.requested(part)] == []


def test_a_page_without_an_app_loads_no_script_of_this_extension(page: Page, site: Site) -> None:
    """Only pages that hold an app load the loader and its style sheet."""
    page.goto(site.url + "plain/")
    page.wait_for_load_state("networkidle")

    assert site.requested("/pyodide") == []


@pytest.mark.first_visit
def test_progress_tells_the_bytes_that_were_announced(page: Page, site: Site) -> None:
    """Progress grows up to the number of bytes that is known before anything is fetched."""
    counter = Counter(page).open(site.url)
    announced = counter.python("python.bytes")

    told = counter.python("""{
      const told = [];
      python.addEventListener("progress", (event) => told.push(event.detail));
      await python.start();
      return told;
    }""")

    assert [step["loaded"] for step in told] == sorted(step["loaded"] for step in told)
    assert told[-1] == {"loaded": announced, "total": announced}


@pytest.mark.first_visit
def test_python_says_what_it_is_doing(page: Page, site: Site) -> None:
    """A start passes through the states in order."""
    counter = Counter(page).open(site.url)

    states = counter.python("""{
      const states = [python.state];
      python.addEventListener("state", (event) => states.push(event.detail.state));
      await python.start();
      return states;
    }""")

    assert states == ["idle", "loading", "starting", "ready"]


@pytest.mark.first_visit
def test_a_second_visit_fetches_no_large_file(page: Page, site: Site) -> None:
    """What was fetched once is kept: runtime, standard library and packages come from there."""
    counter = Counter(page).open(site.url)
    counter.count("one")
    counter.expect_result("1 words")
    counter.wait_until("(await (await caches.open('pyodide-sphinx-extension')).keys()).length === 5")
    site.forget()

    counter.open(site.url + "deep/page/").count("one two")
    counter.expect_result("2 words")

    assert [part for part in LARGE if site.requested(part)] == []


def test_an_older_release_of_a_kept_file_is_removed(page: Page, site: Site) -> None:
    """A file that a newer one has replaced is kept no longer, others are."""
    counter = Counter(page).open(site.url)
    older = site.url + "_static/pyodide/counting-0123456789abcdef.zip"
    other = site.url + "_static/pyodide/singing-0123456789abcdef.zip"
    page.evaluate(
        """async (urls) => {
          const cache = await caches.open("pyodide-sphinx-extension");
          for (const url of urls) await cache.put(url, new Response("x"));
        }""",
        [older, other],
    )

    counter.python("python.start()")
    counter.wait_until(f"!(await caches.match('{older}'))")

    assert page.evaluate("async (url) => Boolean(await caches.match(url))", other)


@pytest.mark.first_visit
def test_everything_comes_from_the_site_itself(page: Page, site: Site) -> None:
    """Loading and running Python asks no other site for anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    counter = Counter(page).open(site.url)

    counter.count("one")
    counter.expect_result("1 words")

    assert [url for url in asked if not url.startswith(site.address)] == []


@pytest.mark.parametrize(
    "request_",
    [
        "fetch('http://localhost:9/')",
        "new XMLHttpRequest().open('GET', 'http://localhost:9/')",
    ],
    ids=["fetch", "XMLHttpRequest"],
)
def test_the_worker_refuses_other_sites(page: Page, site: Site, request_: str) -> None:
    """Python in the worker cannot fetch from another site, whatever the policy of the page."""
    counter = Counter(page).open(site.url)
    counter.python("python.start()")

    answer = page.workers[0].evaluate(f"(async () => {request_})().then(String, String)")

    assert "is another site" in answer


@pytest.mark.first_visit
def test_a_strict_policy_is_enough(page: Page, site: Site) -> None:
    """A page needs no more than its own scripts, WebAssembly and one named policy."""
    site.break_("", policy(STRICT))
    counter = Counter(page).open(site.url)

    counter.count("one two three")

    counter.expect_result("3 words")


def test_calls_are_answered_in_order(page: Page, site: Site) -> None:
    """Calls made before Python is ready wait, and are answered one after the other."""
    counter = Counter(page).open(site.url)

    order = counter.python("""{
      const order = [];
      const call = (text) => python.call(JSON.stringify({ count: text }))
        .then((answer) => order.push(JSON.parse(answer).words));
      await Promise.all([call("a"), call("a b"), call("a b c")]);
      return order;
    }""")

    assert order == [1, 2, 3]


def test_a_call_hears_what_python_tells_before_it_answers(page: Page, site: Site) -> None:
    """Each text reaches the call that runs, in order, and no other call."""
    counter = Counter(page).open(site.url)

    heard = counter.python("""(async () => {
      const heard = [[], []];
      const hearing = (place) => ({ hear: (text) => heard[place].push(text) });
      const answers = await Promise.all([
        python.call('{"tell": ["a", "b"]}', hearing(0)), python.call('{"tell": ["c"]}', hearing(1)),
      ]);
      return [...heard, answers];
    })()""")

    assert heard == [["a", "b"], ["c"], ["2", "1"]]


def test_a_call_can_be_given_up(page: Page, site: Site) -> None:
    """A running call that is given up is not heard; a waiting one is never run."""
    counter = Counter(page).open(site.url)

    ends = counter.python("""{
      await python.start();
      const aborters = [new AbortController(), new AbortController(), new AbortController()];
      const ends = aborters.map(({ signal }, index) =>
        python.call(JSON.stringify({ count: "a ".repeat(index) }), { signal })
          .then((answer) => JSON.parse(answer).words, (error) => error.name));
      aborters[0].abort();
      aborters[1].abort();
      ends.push(python.call('{"calls": true}'));
      return Promise.all(ends);
    }""")

    assert ends == ["AbortError", "AbortError", 2, "3"]


def test_a_call_given_up_before_it_is_made_starts_nothing(page: Page, site: Site) -> None:
    """A signal that is aborted already leaves Python idle."""
    counter = Counter(page).open(site.url)

    name = counter.python("""python.call("{}", { signal: AbortSignal.abort() })
      .catch((error) => error.name)""")

    assert name == "AbortError"
    assert counter.python("python.state") == "idle"


def test_a_restart_stops_a_call_that_does_not_end(page: Page, site: Site) -> None:
    """Starting again gives up the running call and answers those that wait."""
    counter = Counter(page).open(site.url)

    ends = counter.python("""{
      await python.start();
      const endless = python.call('{"fail": "spin"}').catch((error) => error.name);
      const waiting = python.call('{"count": "one two"}');
      python.restart();
      return [await endless, JSON.parse(await waiting).words];
    }""")

    assert ends == ["AbortError", 2]


def test_trying_again_does_not_lose_the_focus(page: Page, site: Site) -> None:
    """The button vanishes when it is pressed; the focus moves to the status around it."""
    counter = Counter(page).open(site.url)
    counter.python('python.call(\'{"fail": "raise"}\').catch(() => {})')
    counter.expect_state("failed")

    counter.try_again()

    expect(page.locator(".pyodide-status")).to_be_focused()


@pytest.mark.first_visit
def test_the_bar_has_a_name_and_shows_bytes(page: Page, site: Site) -> None:
    """Progress is a named progress bar whose value and maximum are bytes."""
    counter = Counter(page).open(site.url)
    bar = page.locator("progress")
    expect(bar).to_be_hidden()

    counter.python("{ python.start(); }")
    expect(bar).to_be_visible()

    assert bar.get_attribute("aria-label")
    assert bar.evaluate("bar => bar.max") == counter.python("python.bytes")


@pytest.mark.first_visit
def test_the_timeline_tells_where_a_start_spent_its_time(page: Page, site: Site) -> None:
    """The worker marks each stage of a start, and that something rare was called, by the names that the docs give."""
    Counter(page).open(site.url).python("python.call('{\"rare\": 3.5}')")

    marks = page.workers[0].evaluate("performance.getEntriesByType('mark').map(({ name }) => name)")
    said = re.findall(r"`(pyodide: [^`]+)`", (ROOT / "docs" / "runtime" / "loading.md").read_text(encoding="utf-8"))
    assert sorted(marks) == sorted(said)
    assert marks[2:] == said[2:]
