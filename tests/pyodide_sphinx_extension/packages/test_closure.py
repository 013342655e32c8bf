from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from tests.pyodide_sphinx_extension.packages.site import Site
from tests.pyodide_sphinx_extension.packages.wheelhouse import Dist


def install(folder: Path, *dists: Dist) -> None:
    """Install distributions."""
    for each in dists:
        each.install(folder)


def test_what_a_package_requires_is_shipped_with_it(site: Site, installed: Path) -> None:
    """Requirements are followed to their end, by name alone."""
    install(installed, Dist("shop", requires=["clock>=1"]), Dist("clock", requires=["hands"]), Dist("hands"))

    assert sorted(site.ship("shop").zips) == ["clock", "hands", "shop"]


def test_requirements_are_those_of_the_runtime(site: Site, installed: Path) -> None:
    """Markers are judged for the runtime's Python and platform, and not for those of the build."""
    install(
        installed,
        Dist(
            "shop",
            requires=[
                'old; python_version < "3.12"',
                'win; sys_platform == "win32"',
                "new; sys_platform == 'emscripten'",
            ],
        ),
        Dist("new"),
    )

    assert sorted(site.ship("shop").zips) == ["new", "shop"]


def test_requirements_that_run_in_a_circle_end(site: Site, installed: Path) -> None:
    """Two packages may require each other."""
    install(installed, Dist("shop", requires=["clock"]), Dist("clock", requires=["shop"]))

    assert sorted(site.ship("shop").zips) == ["clock", "shop"]


def test_extras_are_followed_where_they_are_asked_for(site: Site, installed: Path) -> None:
    """A requirement of an extra is one only if the extra is named."""
    shop = Dist("shop", requires=["clock; extra == 'time'"])
    install(installed, shop, Dist("clock"))

    assert sorted(site.ship("shop").zips) == ["shop"]
    assert sorted(site.ship("shop[time]").zips) == ["clock", "shop"]


def test_a_distribution_is_found_by_what_it_is_imported_as(site: Site, installed: Path) -> None:
    """Import names and names of distributions mean the same."""
    install(installed, Dist("Py-Clock", files={"clock/__init__.py": "", "clockwork.py": "import clock"}))

    assert site.names("clock") == ["Py_Clock-1.0.dist-info/METADATA", "clock/__init__.py"]
    assert "clock/__init__.py" in site.names("clockwork")
    assert "clockwork.py" in site.names("py-clock")


def test_what_is_excluded_altogether_is_not_even_looked_for(site: Site, installed: Path) -> None:
    """A requirement that the pages do not need can be left out, installed or not."""
    install(installed, Dist("shop", requires=["absent"]))

    assert sorted(site.ship("shop", absent=["*"]).zips) == ["shop"]


@pytest.mark.parametrize(
    ("dists", "name", "words"),
    [
        (
            [Dist("shop", requires=["absent>=2"])],
            "shop",
            "shop needs absent>=2, which is not installed here; install it, run",
        ),
        ([Dist("shop", requires=["clock>=2"]), Dist("clock")], "shop", "shop asks for clock>=2, and clock 1.0 is here"),
        ([Dist("shop")], "shop>=2", "conf.py asks for shop>=2, and shop 1.0 is here"),
        ([Dist("shop", requires=["no requirement!"])], "shop", "the metadata of shop cannot be read"),
    ],
    ids=["missing", "other-version", "version-in-conf", "bad-metadata"],
)
def test_a_requirement_that_is_not_met_is_named(
    site: Site,
    installed: Path,
    dists: list[Dist],
    name: str,
    words: str,
) -> None:
    """The build stops with one line that says who needs what, and what helps."""
    install(installed, *dists)

    with pytest.raises(PackageNotShippedError) as told:
        site.ship(name)

    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_distribution_without_metadata_is_shipped_as_its_sources(site: Site, installed: Path) -> None:
    """A folder of metadata that lost its file hides nothing: the modules beside it are shipped."""
    install(installed, Dist("shop"))
    (installed / "shop-1.0.dist-info" / "METADATA").unlink()

    assert site.names("shop") == ["shop.py"]


@pytest.mark.parametrize(
    ("file", "content"),
    [("METADATA", b"Name: clock\nVersion: 1.0\nAuthor: J\xf6rg\n"), ("RECORD", b"cl\xf6ck.py,,\n")],
    ids=["metadata", "record"],
)
def test_metadata_in_another_encoding_is_told(site: Site, installed: Path, file: str, content: bytes) -> None:
    """One line names the distribution; it stands in the way of no other."""
    install(installed, Dist("clock"), Dist("shop", files={"shop/__init__.py": ""}))
    (installed / "clock-1.0.dist-info" / file).write_bytes(content)

    with pytest.raises(PackageNotShippedError, match=r"the metadata of clock cannot be read .* install clock anew"):
        site.ship("clock")

    assert sorted(site.ship("shop").zips) == ["shop"]


@pytest.mark.parametrize("told", ["[]", '{"url": 1}', "[" * 100_000, "no json"])
def test_an_origin_that_cannot_be_read_is_none(site: Site, installed: Path, told: str) -> None:
    """What an installer left behind is not believed to have the right form."""
    install(installed, Dist("clock"))
    (installed / "clock-1.0.dist-info" / "direct_url.json").write_text(told, encoding="utf-8")

    assert sorted(site.ship("clock").zips) == ["clock"]


def test_a_dependency_that_cannot_be_shipped_is_named_with_those_that_require_it(site: Site, installed: Path) -> None:
    """An author knows their own packages, and perhaps not what these require."""
    fast = {"clock/__init__.py": "from clock._fast import tick\n", "clock/_fast.cpython-311-x86_64-linux-gnu.so": ""}
    install(installed, Dist("shop", requires=["clock"]), Dist("clock", files=fast))

    with pytest.raises(PackageNotShippedError, match=r"clock, which shop requires, cannot do without clock/_fast"):
        site.ship("shop")
