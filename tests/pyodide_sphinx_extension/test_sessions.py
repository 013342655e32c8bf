from typing import Any

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import Reader
from tests.support.server import Site, not_found, replaced

APPS = "const [first, second, alone] = [...document.querySelectorAll('.pyodide-app')].map(({ python }) => python)"


@pytest.fixture
def visit(page: Reader, site: Site) -> Visit:
    """Give the page with three apps, of which the first two share Python."""
    visit = Visit(page).open(site.url + "several/")
    visit.wait_until("document.querySelectorAll('[data-pyodide-state=mounted]').length === 3")
    return visit


def in_apps(visit: Visit, script: str) -> Any:  # noqa: ANN401  # whatever the script returns
    """Run a script in which the three apps' Pythons have names."""
    return visit.reader.evaluate(f"(async () => {{ {APPS}; {script} }})()")


def test_apps_of_a_page_share_one_python(visit: Visit, site: Site) -> None:
    """Two apps with entries of their own are answered by one worker, and the runtime is fetched once."""
    answers = in_apps(
        visit,
        """
        const asked = JSON.stringify({ count: "a b" });
        const answers = await Promise.all([first.call(asked), second.call(asked)]);
        return [...answers.map((text) => JSON.parse(text).unit), await first.call('{"calls": true}')];
        """,
    )

    assert answers == ["words", "WORDS", "2"]
    assert len(site.requested("/worker.mjs")) == 1


def test_an_app_that_shares_with_nobody_has_a_worker_of_its_own(visit: Visit, site: Site) -> None:
    """A session of its own keeps an app apart from what others do."""
    in_apps(visit, "await Promise.all([first.start(), alone.start()]);")

    counts = in_apps(visit, "return [await first.call('{\"calls\": true}'), await alone.call('{\"calls\": true}')];")

    assert counts == ["1", "1"]
    assert len(site.requested("/worker.mjs")) == 2


def test_an_app_that_nobody_uses_stays_idle(visit: Visit) -> None:
    """Sharing Python does not start an app that nobody has asked for."""
    states = in_apps(visit, "await first.start(); return [first.state, second.state];")

    assert states == ["ready", "idle"]


def test_an_exception_in_one_app_leaves_the_other_alone(visit: Visit) -> None:
    """Only the app whose function raised has failed; it comes back without harm to the other."""
    states = in_apps(
        visit,
        """
        await Promise.all([first.start(), second.start()]);
        await second.call('{"fail": "raise"}').catch(() => {});
        const states = [first.state, second.state];
        const answer = JSON.parse(await first.call('{"count": "a"}')).words;
        await second.restart();
        return [...states, answer, first.state, second.state];
        """,
    )

    # The first goes through a fresh start as well: what the second did to Python is gone for both.
    assert states[:3] == ["ready", "failed", 1]
    assert states[4] == "ready"


def test_a_missing_entry_of_one_app_leaves_the_other_alone(page: Reader, site: Site) -> None:
    """An entry that cannot be opened fails the app that named it."""
    site.break_("/several/", replaced(b"counting:shout", b"counting:absent"))
    visit = Visit(page).open(site.url + "several/")

    states = in_apps(
        visit,
        """
        await Promise.all([first.start(), second.start().catch(() => {})]);
        return [first.state, second.state, second.failure.kind];
        """,
    )

    assert states == ["ready", "failed", "start"]


def test_stopping_one_app_keeps_what_the_other_waits_for(visit: Visit) -> None:
    """A runaway call of one app is given up; the other's call is answered by the fresh worker."""
    ends = in_apps(
        visit,
        """
        await Promise.all([first.start(), second.start()]);
        const endless = second.call('{"fail": "spin"}').catch((error) => error.name);
        const waiting = first.call('{"count": "a b c"}');
        second.restart();
        return [await endless, JSON.parse(await waiting).words, second.state];
        """,
    )

    assert ends[:2] == ["AbortError", 3]


def test_stopping_one_app_runs_the_others_call_again(visit: Visit) -> None:
    """A call that runs while another app starts Python anew is not lost."""
    words = in_apps(
        visit,
        """
        await Promise.all([first.start(), second.start()]);
        const running = first.call('{"count": "a b c"}');
        second.restart();
        return JSON.parse(await running).words;
        """,
    )

    assert words == 3


@pytest.mark.first_visit
def test_a_fault_while_loading_fails_every_app_and_one_retry_brings_all_back(visit: Visit, site: Site) -> None:
    """Apps that share Python share its failure, and the way out of it."""
    site.break_("asm.wasm", not_found)
    failed = in_apps(
        visit,
        """
        await Promise.allSettled([first.start(), second.start()]);
        return [first.state, second.state];
        """,
    )
    site.mend()

    back = in_apps(visit, "await first.restart(); await second.start(); return [first.state, second.state];")

    assert (failed, back) == (["failed", "failed"], ["ready", "ready"])
