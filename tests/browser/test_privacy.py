"""What a reader answers stays in the reader's browser, and the page is made so that it cannot be otherwise."""

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import Checklist

FORBIDDEN = {
    "a script of another site": "import('https://example.org/x.mjs')",
    "a script written into the page": "document.createElement('script').text = '1'",
    "markup from text": "document.body.innerHTML = '<b>x</b>'",
    "a request to another site": "fetch('https://example.org/')",
    "a picture of another site": "new Image().src = 'https://example.org/x.png'",
    "another policy": "trustedTypes.createPolicy('other', {})",
}
"""What the page's policy refuses, each as a script."""


def listening(tell: str) -> str:
    """Return a script that tells of every breach of the policy."""
    return f"addEventListener('securitypolicyviolation', (event) => {tell}(event.violatedDirective))"


def policy_of(page: str) -> str:
    """Return the policy in a page's head."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    return unescape(found[1])


def test_the_checklist_bears_a_strict_policy(built_site: Path) -> None:
    """No inline script runs but those that were there when the page was built, and nothing else is let in."""
    page = (built_site / "checklist" / "index.html").read_text(encoding="utf-8")

    policy = policy_of(page)

    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    allowed = script.removeprefix("script-src ").split()
    assert [word for word in allowed if not word.startswith("'sha256-")] == ["'self'", "'wasm-unsafe-eval'"]
    assert "require-trusted-types-for 'script'" in policy
    assert page.index("Content-Security-Policy") < page.index("<script")


def test_the_whole_page_works_under_its_policy(checklist: Checklist, tmp_path: Path) -> None:
    """Answering, the theme's switch, saving and asking before removal break no rule of the policy."""
    checklist.page.add_init_script(f"globalThis.broken = []; {listening('broken.push')}")
    checklist.open().answer("admin", "essential")
    checklist.wait_for_stage("asked")
    checklist.save("Save answers (JSON)", tmp_path)
    checklist.press("Start over")
    checklist.press("Keep the answers")

    assert checklist.page.evaluate("broken") == []


@pytest.mark.parametrize("script", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_policy_refuses(checklist: Checklist, script: str) -> None:
    """What a page that leaks would need is refused by the browser itself."""
    checklist.open()
    checklist.page.evaluate(f"void (globalThis.broken = new Promise((tell) => {listening('tell')}))")

    checklist.page.evaluate(f"void (async () => {{ try {{ await ({script}); }} catch {{}} }})()")

    assert checklist.page.evaluate("broken") != ""


def test_no_request_leaves_the_site(checklist: Checklist, tmp_path: Path) -> None:
    """Answering, evaluating, trying a change and saving ask nothing of any other host."""
    checklist.open("v1;deciding=data-layer;data-model=complex;experience-django=production;productive-by=months")
    checklist.wait_for_stage("asked")
    checklist.answer("admin", "essential")
    checklist.wait().save("Save answers (TOML)", tmp_path)

    assert checklist.origins == {checklist.site.address}


def test_no_address_that_is_asked_for_holds_an_answer(checklist: Checklist) -> None:
    """Answers stand behind the number sign of the address, which no server ever sees."""
    checklist.open("v1;title=Shop;data-model=complex").wait()

    expect(checklist.page.locator("#sheet-title")).to_have_value("Shop")
    assert [path for path in checklist.site.requests if re.search("Shop|data-model|complex", path)] == []
