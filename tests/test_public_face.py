"""The project's public face: every address comes from docs/public.toml, and no file is half filled."""

import re
import shutil
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from shortlist import built_in_model
from tests.support.house import ROOT, house_files, name_of
from tools.addresses import NAMES, PLACE, Addresses, AddressFaultsError, parse_addresses
from tools.public_face import BLOCK, PICTURES, Facts, filled, read_facts, stale, targets
from tools.releases import ReleaseFaultsError, distributions, named_by

KNOWN = Addresses(
    repository="https://code.example/ada/guide",
    site="https://guide.example",
    security="safe@guide.example",
    conduct="https://guide.example/conduct",
)
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
STAND_INS = re.compile(
    r"(?i)\b(?:TODO|FIXME|YOUR[-_ ](?:NAME|ORG|REPO)|OWNER/|INSERT .* HERE|example\.(?:com|org|net))"
)
"""Words that somebody means to replace later."""
LARGEST = 150_000
"""Bytes of a picture in the README."""


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give what the repository says of itself."""
    return read_facts()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the files with blocks, and what they are written from, into a repository that may be changed."""
    for name in [*targets(), PLACE, "CHANGELOG.md"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def lines_of(addresses: str) -> str:
    """Return a file of addresses in which one line replaces the empty one of its key."""
    key = addresses.partition(" ")[0]
    return "\n".join([*(f'{name} = ""' for name in NAMES if name != key), addresses])


def test_every_file_is_what_the_addresses_lead_to(facts: Facts) -> None:
    """No block was edited by hand or left behind; `nox -s public` writes them."""
    assert dict(stale(facts)) == {}


def test_a_block_that_was_edited_by_hand_is_noticed(facts: Facts, copy: Path) -> None:
    """The check above is not passing over nothing."""
    path = copy / "CITATION.cff"
    path.write_text(path.read_text(encoding="utf-8").replace("version: ", "version: 9."), encoding="utf-8")

    assert set(dict(stale(facts, copy))) == {"CITATION.cff"}


def test_a_file_without_its_block_is_a_fault(facts: Facts, copy: Path) -> None:
    """A marker that is lost or misspelt is named with its file, and nothing is written."""
    path = copy / "SECURITY.md"
    path.write_text(path.read_text(encoding="utf-8").replace("public: security", "public: safety"), encoding="utf-8")

    with pytest.raises(AddressFaultsError, match=r"SECURITY\.md: expected the blocks security; got safety"):
        dict(stale(facts, copy))


def test_addresses_are_written_wherever_they_belong(facts: Facts, copy: Path) -> None:
    """Known addresses reach every file that waits for one, and taking them back leaves no trace."""
    known = replace(facts, addresses=KNOWN)
    texts = dict(stale(known, copy))

    assert set(texts) == set(targets()) - {".github/ISSUE_TEMPLATE/rating.yml"}
    assert {name: filled(text, facts) for name, text in texts.items()} == {
        name: (copy / name).read_text(encoding="utf-8") for name in texts
    }


def test_every_address_reaches_a_file(facts: Facts, copy: Path) -> None:
    """Each key of docs/public.toml, known alone, changes a file and is found in it."""
    silent = [
        name
        for name in NAMES
        if not any(
            getattr(KNOWN, name) in text
            for text in dict(stale(replace(facts, addresses=Addresses(**{name: getattr(KNOWN, name)})), copy)).values()
        )
    ]

    assert silent == []


def test_files_with_known_addresses_can_be_read(facts: Facts, copy: Path) -> None:
    """What is written is TOML and YAML, and each distribution's links are those of the project."""
    texts = dict(stale(replace(facts, addresses=KNOWN), copy))
    links = [tomllib.loads(text)["project"]["urls"]["Source"] for name, text in texts.items() if name.endswith(".toml")]
    offered = yaml.safe_load(texts[".github/ISSUE_TEMPLATE/config.yml"])["contact_links"]

    assert links == [KNOWN.repository] * len(distributions())
    assert [link["url"] for link in offered] == [f"{KNOWN.site}/comparison/", f"{KNOWN.repository}/security/policy"]
    assert yaml.safe_load(texts["CITATION.cff"])["repository-code"] == KNOWN.repository


def test_no_public_file_waits_for_a_name() -> None:
    """No stand-in for an address or a person is left in what strangers read first."""
    public = {name for name in targets() if not name.endswith(".toml")}
    paths = [path for path in house_files() if name_of(path) in public or path.is_relative_to(ROOT / ".github")]
    found = [f"{name_of(path)}: {word}" for path in paths for word in STAND_INS.findall(path.read_text("utf-8"))]

    assert len(paths) > len(public)
    assert found == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('site = "guide"', "site: expected https:// and a host, without a slash at its end; got 'guide'"),
        ('site = "http://a.net"', "site: expected https:// and a host"),
        ('site = "https://a.net/"', "site: expected https:// and a host"),
        ("site = 3", "site: expected https:// and a host, without a slash at its end; got 3"),
        ('repository = "https://a.net/guide"', "repository: expected https://, a host, an owner and a name"),
        ('repository = "https://a.net/ada/guide.git"', "repository: expected https://, a host, an owner and a name"),
        ('repository = "https://a.net/OWNER/guide"', "repository: expected an address that exists"),
        ('security = "ada"', "security: expected an e-mail address or a page"),
        ('conduct = "ada@example.org"', "conduct: expected an address that exists"),
        ('repositry = ""', "(did you mean 'repository'?)"),
    ],
)
def test_a_wrong_address_is_told_with_its_key(line: str, fault: str) -> None:
    """A mistake in docs/public.toml is named with the key, what was found and what is expected."""
    with pytest.raises(AddressFaultsError) as raised:
        parse_addresses(lines_of(line))

    assert str(raised.value).startswith("docs/public.toml: ")
    assert fault in str(raised.value)


def test_all_wrong_addresses_are_told_at_once() -> None:
    """Somebody who fills in the file mends it once."""
    with pytest.raises(AddressFaultsError) as raised:
        parse_addresses('site = "here"\nsecurity = "Ada"\ncolour = "green"')

    assert len(str(raised.value).splitlines()) == 5  # two wrong, one unknown, two missing


def test_real_addresses_are_taken() -> None:
    """Addresses in the usual forms are no faults."""
    text = lines_of('repository = "https://a.net/group/sub/guide"').replace('site = ""', 'site = "https://a.net/en"')

    assert parse_addresses(text).repository == "https://a.net/group/sub/guide"


@pytest.mark.parametrize("form", FORMS, ids=name_of)
def test_an_issue_form_asks_and_names_what_it_is_for(form: Path) -> None:
    """Each form can be read and has a name; those that ask have an answer that is required."""
    held = yaml.safe_load(form.read_text(encoding="utf-8"))
    required = [part["id"] for part in held.get("body", []) if part.get("validations", {}).get("required")]

    assert form.name == "config.yml" or (held["name"] and held["description"] and required)


def test_a_dispute_names_what_the_model_rates() -> None:
    """The form offers every framework and every criterion, by the words of the pages."""
    body = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/rating.yml").read_text(encoding="utf-8"))["body"]
    offered = {part["id"]: part["attributes"].get("options") for part in body if "id" in part}
    model = built_in_model()

    assert set(offered["framework"]) == {each.title for each in model.alternatives.values()}
    assert offered["criterion"] == [each.title for each in model.criteria.values()]


def test_the_readme_says_in_ten_lines_what_whom_and_where() -> None:
    """A stranger sees what it is, for whom, and the command that opens it, before scrolling."""
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:10])

    assert [word for word in ("framework", "team", "Try it", "nox -s preview") if word not in first] == []


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_of_the_readme_is_there_and_small(name: str, scheme: str) -> None:
    """Both pictures stand in the repository in light and dark, each below 150 kB, and the README shows them."""
    path = ROOT / "docs" / "pictures" / f"{name}-{scheme}.webp"

    assert path.stat().st_size < LARGEST
    assert f"docs/pictures/{path.name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_tag_names_a_distribution_whose_changelog_is_ready(copy: Path) -> None:
    """The tag of the version that is written down is taken once the changelog has its section."""
    changelog = copy / "CHANGELOG.md"
    ours = next(each for each in distributions(copy) if each.folder == ".")
    with pytest.raises(ReleaseFaultsError, match=re.escape(f"expected a section '## [{ours.version}]'")):
        named_by(ours.tag, copy)

    changelog.write_text(f"{changelog.read_text('utf-8')}\n## [{ours.version}] - 2026-12-01\n", encoding="utf-8")

    assert named_by(ours.tag, copy) == ours


def test_a_tag_that_names_nothing_is_told_the_nearest(copy: Path) -> None:
    """A tag with another version or a slip in it publishes nothing."""
    ours = next(each for each in distributions(copy) if each.folder == ".")

    with pytest.raises(ReleaseFaultsError, match=re.escape(f"(did you mean '{ours.tag}'?)")):
        named_by(f"{ours.tag}1", copy)


def test_the_blocks_of_a_file_are_found_by_their_markers() -> None:
    """Both kinds of comment mark a block, indented or not, and a block may be empty."""
    text = "# public: urls\n# public: end\n<!-- public: try -->\none\n\ntwo\n<!-- public: end -->\n"

    assert [(found["name"], found["body"]) for found in BLOCK.finditer(text)] == [("urls", ""), ("try", "one\n\ntwo\n")]
