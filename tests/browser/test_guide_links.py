"""From a result into the guide, and from the guide back into the checklist."""

from playwright.sync_api import Page, expect

from tests.browser.checklist import Checklist
from tests.support.server import Site


def test_a_reason_leads_to_its_rating_in_the_profile(checklist: Checklist) -> None:
    """A reason that a script filled in ends where the rating stands with its evidence."""
    checklist.open("v1;admin=essential").wait()
    reason = checklist.page.locator('[data-alternative="flask"] [data-criterion="admin"]')
    links = reason.locator(".ways a")

    addresses = links.evaluate_all("links => links.map((link) => link.href)")

    root = checklist.site.url
    assert addresses == [
        f"{root}frameworks/flask/#rating-flask-admin",
        f"{root}decide/data/#criterion-admin",
        f"{root}comparison/#admin-flask",
    ]


def test_a_reason_that_we_measured_leads_to_the_table(checklist: Checklist) -> None:
    """A source of ours has no address elsewhere; the reason shows what the experiment saw."""
    checklist.open("v1;throughput=extreme").wait()
    link = checklist.page.locator('[data-alternative="django"] [data-criterion="performance"] a.to-measured')
    address = link.get_attribute("href")

    checklist.page.goto(f"{checklist.site.url}checklist/{address}")

    expect(checklist.page.locator("#experiment-overhead")).to_be_in_viewport()


def test_the_rating_that_a_reason_leads_to_is_in_sight(checklist: Checklist) -> None:
    """Following the link shows the rating, and from there the paragraph about its criterion."""
    checklist.open("v1;admin=essential").wait()
    page = checklist.page
    address = page.locator('[data-alternative="flask"] [data-criterion="admin"] a.to-rating').get_attribute("href")

    page.goto(f"{checklist.site.url}checklist/{address}")

    rating = page.locator("#rating-flask-admin")
    expect(rating).to_be_in_viewport()
    rating.locator("a.rating-criterion").click()
    expect(page.locator("#criterion-admin + h2")).to_be_in_viewport()


def test_a_criterion_leads_into_the_checklist_at_its_question(page: Page, guide: Site) -> None:
    """Whoever has read about a criterion answers its question with one click."""
    page.goto(f"{guide.url}decide/data/#criterion-admin")

    page.locator(".criterion-card", has_text="Admin interface").get_by_text("Answer it").click()

    expect(page.locator("fieldset#admin")).to_be_in_viewport()
