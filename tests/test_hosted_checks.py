"""The hosted checks: valid by their schemas, calling sessions that exist, with the least rights, and pinned."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.house import ROOT, name_of
from tests.support.parts import PARTS
from tests.test_prose import sessions

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "renovate": [GITHUB / "renovate.json"],
    "citation-file-format": [ROOT / "CITATION.cff"],
    "readthedocs": [ROOT / ".readthedocs.yaml"],
}
"""The files of each form, whose schema check-jsonschema brings along."""
PINNED = re.compile(r"uses: (?:\S+@[0-9a-f]{40} # v\d+(?:\.\d+)*|\$/\S+)$")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def valid(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Check files against a schema that needs no network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def held(path: Path) -> dict[str, Any]:
    """Return what a workflow says; YAML takes the key "on" for the word yes."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs() -> dict[str, dict[str, Any]]:
    """Return every job, by its workflow and its name."""
    return {f"{path.name}: {name}": job for path in WORKFLOWS for name, job in held(path)["jobs"].items()}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_the_hosting_service_are_valid(schema: str) -> None:
    """Workflows, forms, the update bot's settings and the citation are what their readers expect."""
    checked = valid(schema, *SCHEMAS[schema])

    assert checked.returncode == 0, checked.stdout


def test_an_invalid_workflow_is_noticed(tmp_path: Path) -> None:
    """The check above is not passing over nothing."""
    broken = tmp_path / "ci.yml"
    broken.write_text((GITHUB / "workflows" / "ci.yml").read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")

    assert valid("github-workflows", broken).returncode == 1


def test_every_session_of_a_workflow_exists() -> None:
    """A hosted job calls what a contributor can call, by the same name."""
    named = {
        session for job in jobs().values() for session in job.get("strategy", {}).get("matrix", {}).get("session", [])
    }
    called = set(re.findall(r'nox -s "?(\w+)', "".join(path.read_text("utf-8") for path in WORKFLOWS)))

    assert {"lint", "types", "linkcheck"} <= named
    assert named | called <= sessions()


def test_the_parts_of_the_tests_are_all_run() -> None:
    """The jobs run each part, the noxfile knows the same parts, and the library's runs on every Python we promise."""
    matrix = held(GITHUB / "workflows" / "ci.yml")["jobs"]["tests"]["strategy"]["matrix"]
    pythons = [each["python"] for each in matrix["include"] if each["part"] == "library"]
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")

    assert {*matrix["part"], *(each["part"] for each in matrix["include"])} == set(PARTS)
    assert f"PARTS = {json.dumps(list(PARTS))[1:-1]}".replace("= ", "= (") + ")" in noxfile
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["project"]["requires-python"] == f">={pythons[0]}"


def test_the_gate_waits_for_every_other_job() -> None:
    """One job says whether a change may be merged, and it fails where another failed or never ran."""
    named = held(GITHUB / "workflows" / "ci.yml")["jobs"]
    gate = named.pop("gate")

    assert set(gate["needs"]) == set(named)
    assert gate["if"] == "always()"
    assert 'all(. == "success")' in gate["steps"][0]["run"]


def test_every_action_is_pinned_by_the_hash_of_a_release() -> None:
    """A tag can be moved to other code; a hash cannot, and the comment says which release it is."""
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]

    assert lines != []
    assert [line for line in lines if not PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_has_no_rights_but_those_that_a_job_names(path: Path) -> None:
    """Nothing is granted to all jobs, none may write to the repository, and one job each has an identity or issues."""
    found = held(path)
    granted = {name: job.get("permissions", {}) for name, job in found["jobs"].items()}

    assert found["permissions"] == {}
    findings = {"contents": "read", "issues": "write"}
    assert {name for name, rights in granted.items() if "id-token" in rights} <= {"publish"}
    assert {name for name, rights in granted.items() if "issues" in rights} <= {"evidence"}
    assert all(rights in ({}, {"contents": "read"}, {"id-token": "write"}, findings) for rights in granted.values())


def test_every_job_ends_by_itself() -> None:
    """A job that hangs is ended after minutes, not hours; a called workflow has limits of its own."""
    assert [name for name, job in jobs().items() if "timeout-minutes" not in job and "uses" not in job] == []


def test_nothing_is_published_before_all_checks_passed() -> None:
    """The publishing job waits for the checks and the build, and for a person at its environment."""
    publish = jobs()["release.yml: publish"]

    assert set(publish["needs"]) == {"ci", "build"}
    assert publish["environment"] == "release"


def test_checks_before_a_commit_use_the_same_versions() -> None:
    """The hooks on changed files install the linters that `nox -s lint` installs, and what the tests above use."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    wanted = {need for hook in hooks for need in hook.get("additional_dependencies", [])}

    groups = PROJECT["dependency-groups"]
    assert wanted == {*groups["lint"], *(need for need in groups["tests"] if need.startswith("check-jsonschema"))}
