"""Package index: the releases of a project, asked for by the simple API in JSON, or in HTML where that is all."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.parser import Parser
from pathlib import Path

import requests
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version
from pypi_simple import (
    DistributionPackage,
    NoDigestsError,
    NoMetadataError,
    NoSuchProjectError,
    ProjectPage,
    PyPISimple,
    UnsupportedContentTypeError,
    UnsupportedRepoVersionError,
)
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tools.evidence.configured import Settings

FAILURES = (requests.RequestException, UnsupportedContentTypeError, UnsupportedRepoVersionError, ValueError, OSError)
"""What asking may end in, beside an answer; garbage in place of JSON is a ValueError."""
BUSY = (429, 502, 503, 504)
"""Status codes after which an index is asked again, twice at most."""
IN_A_ROW = 3
"""Projects without an answer, one after the other, after which an index counts as out of reach."""


class NoAnswerError(Exception):
    """The index did not say what it was asked for; the message says why, in words."""


@dataclass(frozen=True)
class Release:
    """A version of a project: its files, and the day on which the first was uploaded, if the index tells it."""

    version: Version
    files: tuple[DistributionPackage, ...]

    @property
    def day(self) -> date | None:
        """The day of the first upload, in UTC."""
        times = [file.upload_time for file in self.files if file.upload_time is not None]
        return min(times).date() if times else None

    @property
    def final(self) -> bool:
        """Whether it is neither a pre-release nor a development release."""
        return not self.version.is_prerelease

    @property
    def yanked(self) -> bool:
        """Whether every file was withdrawn."""
        return all(file.is_yanked for file in self.files)

    @property
    def oldest_python(self) -> str | None:
        """The lowest minor version of Python 3 that the files accept, such as ``3.11``."""
        wanted = next((file.requires_python for file in self.files if file.requires_python), None)
        try:
            accepted = SpecifierSet(wanted or "")
        except InvalidSpecifier:
            return None
        fitting = (f"3.{minor}" for minor in range(40) if f"3.{minor}.99" in accepted)
        return next(fitting, None) if wanted else None


@dataclass(frozen=True)
class Project:
    """A project of the index, with its releases from the oldest version to the newest."""

    name: str
    releases: tuple[Release, ...]

    @property
    def newest(self) -> Release:
        """The highest final version that was not withdrawn; a project without one is never made."""
        return [each for each in self.releases if each.final and not each.yanked][-1]

    def release(self, version: str) -> Release | None:
        """Return the release of a version, if the index has it."""
        return next((each for each in self.releases if each.version == Version(version)), None)

    def line(self, version: str) -> Release | None:
        """Return the newest final release of a line such as ``2.25``, or the very release."""
        if (exact := self.release(version)) is not None and not exact.final:
            return exact
        begin = Version(version).release
        fitting = [each for each in self.releases if each.final and each.version.release[: len(begin)] == begin]
        return fitting[-1] if fitting else exact


@dataclass
class Index:
    """The index that pip is told to ask; each project is asked for once.

    ``timeout`` is in seconds, for connecting and for each pause of an answer.
    """

    settings: Settings
    timeout: float = 20
    known: dict[str, Project | NoAnswerError] = field(default_factory=dict)
    silent: int = 0

    def __post_init__(self) -> None:
        """Open a session that asks again where an index is only busy."""
        session = requests.Session()
        again = Retry(2, connect=1, read=False, backoff_factor=0.2, status_forcelist=BUSY, raise_on_status=False)
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=again))
        if self.settings.cert:
            session.verify = self.settings.cert
        if self.settings.proxy:
            session.proxies = {"http": self.settings.proxy, "https": self.settings.proxy}
        self.client = PyPISimple(self.settings.index.rstrip("/") + "/", session=session)

    def project(self, name: str) -> Project:
        """Return a project.

        Raises:
            NoAnswerError: if the index does not answer, or with something else than a project's files.
        """
        name = canonicalize_name(name)
        if name not in self.known:
            self.known[name] = self.ask(name)
        if isinstance(found := self.known[name], NoAnswerError):
            raise found
        return found

    def ask(self, name: str) -> Project | NoAnswerError:
        """Ask for a project; one that is out of reach several times in a row is not asked again."""
        if self.silent >= IN_A_ROW:
            return NoAnswerError(f"{name}: not asked, since the index was out of reach {IN_A_ROW} times in a row")
        try:
            page = self.client.get_project_page(name, timeout=self.timeout)
        except NoSuchProjectError:
            return NoAnswerError(f"{name}: the index knows no project of this name; is it misspelt, or removed?")
        except FAILURES as error:
            self.silent += 1
            return NoAnswerError(f"{name}: {reason(error, self.timeout)}")
        self.silent = 0
        releases = tuple(releases_of(name, page))
        if not any(each.final and not each.yanked for each in releases):
            return NoAnswerError(f"{name}: the answer lists no final release of this project")
        return Project(name, releases)

    def classifiers(self, project: Project, release: Release) -> tuple[str, ...]:
        """Return the classifiers of a release, from its metadata.

        Raises:
            NoAnswerError: if they cannot be had.
        """
        wheel = next((file for file in release.files if file.package_type == "wheel"), None)
        if wheel is None:
            msg = f"{project.name}: {release.version} has no wheel to read its classifiers from"
            raise NoAnswerError(msg)
        try:
            text = self.metadata(wheel)
        except (*FAILURES, StopIteration, zipfile.BadZipFile) as error:
            msg = f"{project.name}: the metadata of {release.version}: {reason(error, self.timeout)}"
            raise NoAnswerError(msg) from error
        return tuple(Parser().parsestr(text).get_all("Classifier", []))

    def metadata(self, wheel: DistributionPackage) -> str:
        """Return a wheel's core metadata: by itself where the index serves it, else out of the wheel."""
        if wheel.has_metadata:
            try:
                return self.client.get_package_metadata(wheel, verify=False, timeout=self.timeout)
            except (NoMetadataError, NoDigestsError):
                pass
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "package.whl"
            self.client.download_package(wheel, path, verify=bool(wheel.digests), timeout=self.timeout)
            with zipfile.ZipFile(path) as opened:
                name = next(each for each in opened.namelist() if each.endswith(".dist-info/METADATA"))
                return opened.read(name).decode("utf-8")


def releases_of(name: str, page: ProjectPage) -> Iterator[Release]:
    """Yield the releases of a page, in the order of their versions; files of other names are passed over."""
    found: dict[Version, list[DistributionPackage]] = {}
    for file in page.packages:
        if file.version is None or file.project is None or canonicalize_name(file.project) != name:
            continue
        try:
            found.setdefault(Version(file.version), []).append(file)
        except InvalidVersion:
            continue
    for version in sorted(found):
        yield Release(version, tuple(found[version]))


def reason(error: BaseException, timeout: float) -> str:
    """Return in words why there is no answer; never the address, which may hold a password."""
    if isinstance(error, requests.Timeout):
        return f"no answer within {timeout:g} seconds"
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the index answered {error.response.status_code}"
    if isinstance(error, requests.exceptions.SSLError):
        return "the index's certificate was refused; see pip's setting 'cert'"
    if isinstance(error, requests.exceptions.InvalidSchema):
        return "the index has no address that begins with http:// or https://"
    if isinstance(error, requests.ConnectionError):
        return "the index is out of reach"
    return "the answer is neither the JSON nor the HTML of a package index"
