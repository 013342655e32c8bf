"""How long tests wait for an event: a generous end, as nothing is asserted about time and machines may be busy."""

from playwright.sync_api import BrowserContext, expect

SECONDS = 120
MILLISECONDS = 1000 * SECONDS


def be_patient(context: BrowserContext) -> BrowserContext:
    """Have pages of a browser, and what is expected of them, wait as long as all other tests do."""
    context.set_default_timeout(MILLISECONDS)
    expect.set_options(timeout=MILLISECONDS)
    return context
