"""Domain of the extension: the pages on which Python runs in one build, and the files published for them."""

import os
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from pyodide_sphinx_extension.apps.nodes import pyodide_app, pyodide_place
from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import PyodideError, SettingError
from pyodide_sphinx_extension.packages.shipping import Shipment
from pyodide_sphinx_extension.publishing.static_files import StaticFiles, files_below
from pyodide_sphinx_extension.settings import absence_of, package_names
from pyodide_sphinx_extension.site import Site

AUTHORS = "pyodide-modules"
"""The folder below ``_static`` for the modules of the site's author."""


@dataclass(frozen=True)
class Needs:
    """What the examples of a page were seen to import.

    Attributes:
        packages: the keys of the zips that hold it.
        allowed: the keys of all that they may import, which is loaded when they do.
        stdlib: modules of the standard library.
    """

    packages: tuple[str, ...]
    allowed: tuple[str, ...]
    stdlib: frozenset[str]


def allowed_by(needs: Iterable[Needs]) -> frozenset[str]:
    """Return the keys of what the examples of a page may import; none where all of it is loaded at the start."""
    together = list(needs)
    allowed = frozenset(key for each in together for key in each.allowed)
    loaded = {key for each in together for key in each.packages}
    return allowed if allowed - loaded else frozenset()


class PyodideDomain(Domain):
    """Keeps the pages on which Python runs between builds, and the published files during one."""

    name = "pyodide"
    label = "Pyodide"
    data_version = 3
    initial_data: ClassVar[dict[str, Any]] = {"pages": set(), "apps": {}}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.static = StaticFiles(None)
        self.folders: dict[str, str] = {}
        self.modules: set[str] = set()
        self.site: Site | None = None
        # What the extension itself needs in the pages of this build.
        self.own_packages: dict[str, bytes] = {}
        self.cache: Cache | None = None
        self.runtime: Mapping[str, bytes] | None = None
        self.shipment: Shipment | None = None
        self.ship: Callable[[], Shipment] | None = None
        self.loaded: Mapping[str, bytes] | None = None
        self.needs: dict[str, Needs] = {}

    def resolve_any_xref(self, *_: object) -> list[Any]:
        """Return no place: nothing of ours is linked to by name, and MyST asks every domain."""
        return []

    def address(self, module: str) -> str:
        """Return the address below ``_static`` of a module named as ``folder/file``."""
        if module not in self.modules:
            msg = f"{module!r} is no published module; publish its folder with static_folder."
            raise ExtensionError(msg)
        name, _, file = module.partition("/")
        return f"{self.folders[name]}/{file}"

    @property
    def pages(self) -> set[str]:
        """The names of the documents on which Python runs."""
        return cast("set[str]", self.data["pages"])

    @property
    def apps(self) -> dict[str, list[tuple[list[str] | None, str]]]:
        """The packages that each app of a document names, None where it names none, and its entry function."""
        return cast("dict[str, list[tuple[list[str] | None, str]]]", self.data["apps"])

    def shipped_names(self, config: Config, named: Iterable[str]) -> list[str]:
        """Return the names that a page may call packages by; what is shipped is collected only if conf.py names less.

        Where it cannot be collected, the build says so once the pages are read.
        """
        names = package_names(config)
        if self.ship is None or set(named) <= set(names):
            return names
        with suppress(PyodideError):
            shipment = self.ship()
            names += [name for name in (*shipment.names, *named) if name not in names and shipment.key_of(name)]
        return names

    def process_doc(self, _env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Remember a page on which Python runs."""
        places = list(document.findall(pyodide_place))
        if places:
            self.pages.add(docname)
        apps = [place for place in places if isinstance(place, pyodide_app)]
        if apps:
            self.apps[docname] = [(app.get("packages"), app["entry"]) for app in apps]

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again or is gone."""
        self.pages.discard(docname)
        self.apps.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.pages.update(otherdata["pages"] & set(docnames))
        self.apps.update({name: found for name, found in otherdata["apps"].items() if name in docnames})


def domain_of(env: BuildEnvironment) -> PyodideDomain:
    """Return the domain of this extension."""
    return cast("PyodideDomain", env.get_domain(PyodideDomain.name))


def has_python(app: Sphinx, page: str) -> bool:
    """Tell whether Python runs on a page that is written: to look for its place in every page takes longer."""
    pages = domain_of(app.env).pages
    return bool(pages) if app.builder.name == "singlehtml" else page in pages


def runs_scripts(builder: Builder) -> bool:
    """Tell whether a script can run in a builder's pages: not in help files and books."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def begin(app: Sphinx) -> None:
    """Start a build with no file published, then publish the author's own modules."""
    domain = domain_of(app.env)
    domain.static = StaticFiles(Path(app.outdir) if runs_scripts(app.builder) else None)
    if app.config.pyodide_modules:
        try:
            static_folder(app, AUTHORS, Path(app.confdir, app.config.pyodide_modules))
        except SettingError as error:
            msg = f"pyodide_modules: {error}"
            raise SettingError(msg) from error


def static_folder(app: Sphinx, name: str, source: Path | Mapping[str, bytes]) -> str:
    """Publish a folder of ES modules and what they need, under a hash of its content.

    Call it from a ``builder-inited`` handler. An app then names a module as ``name/file``,
    without the hash, which is looked up when a page is written.

    Args:
        app: the running build.
        name: the folder below ``_static``, one for each extension, such as ``clock``.
        source: the folder to publish as it stands, or contents by path.

    Returns:
        The address of the folder below ``_static``, such as ``clock/0f3a…``.

    Raises:
        ExtensionError: the folder is missing or empty.
    """
    if isinstance(source, Path) and not os.path.isdir(source):  # noqa: PTH112  # Path raises where a name is odd
        msg = f"{source} {absence_of(source)}; expected a folder of ES modules to publish as {name}."
        raise SettingError(msg)
    files = files_below(source) if isinstance(source, Path) else source
    if not files:
        msg = f"{source} holds no files; expected ES modules to publish as {name}."
        raise SettingError(msg)
    domain = domain_of(app.env)
    domain.folders[name] = domain.static.folder(f"{name}/", files)
    domain.modules |= {f"{name}/{file}" for file in files}
    return domain.folders[name]
