"""A reason in a result leads into the guide, as far as the site has one."""

from pathlib import Path

from tests.shortlist_sphinx.guide import CRITERIA
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import PAGES, small_site


def test_a_reason_leads_to_its_rating_and_its_criterion(scenario: Element) -> None:
    """Each rated reason of a scenario leads to the profile, to the guide and to the comparison."""
    item = next(
        each
        for entry in scenario.all("li", data_alternative="flask")
        for each in entry.all("li", data_criterion="admin")
    )

    assert [link.attributes["href"] for link in item.one(class_="ways").all("a")] == [
        "../profile-flask/#rating-flask-admin",
        "../criteria/#criterion-admin",
        "../comparison/#admin-flask",
    ]


def test_a_reason_of_the_teams_own_answer_leads_to_its_criterion(scenario: Element) -> None:
    """Where there is no rating, the paragraph about the criterion is all there is."""
    item = next(iter(scenario.all("li", data_criterion="familiarity")), None) or read("")

    links = [link.attributes["href"] for ways in item.all(class_="ways") for link in ways.all("a")]

    assert links in ([], ["../criteria/#criterion-familiarity"])


def test_the_script_finds_the_addresses_of_the_guide_in_the_page(checklist: Element) -> None:
    """Profiles and criteria stand in a template, relative to the page, and nowhere in a script."""
    guide = checklist.one("template", data_template="guide")

    addresses = {link.attributes["data-guide"]: link.attributes["href"] for link in guide.all("a")}

    assert addresses["framework/flask"] == "../profile-flask/#framework-flask"
    assert {f"criterion/{each}": f"../criteria/#criterion-{each}" for each in CRITERIA}.items() <= addresses.items()


def test_without_a_guide_results_lead_nowhere(tmp_path: Path) -> None:
    """A site with a checklist and no guide has neither dead links nor words that look like links."""
    built = small_site(tmp_path, PAGES).run()

    shown = read(built.read("scenario/index.html"))
    blank = read(built.read("checklist/index.html")).one("template", data_template="guide")

    assert list(blank.all("a")) == []
    assert "About this criterion" not in shown.text
