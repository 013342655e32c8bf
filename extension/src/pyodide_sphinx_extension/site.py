"""Site data for a page's script: where the files are, relative to the page, and how big."""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SERVICE_WORKER = "pyodide-offline.js"
"""The service worker stands at the root of the site: it can serve nothing above itself."""


@dataclass(frozen=True)
class SiteFile:
    """A published file: its address below ``_static``, its size in bytes, that under gzip, and a hash to check it."""

    url: str
    size: int
    gzip: int
    sha256: str = ""


@dataclass(frozen=True)
class Memory:
    """A published memory of a started Python, and its hash."""

    file: SiteFile
    sha256: str


@dataclass(frozen=True)
class SmallRuntime:
    """The runtime for apps without compiled packages: its folder, its files, and what is loaded when it is called."""

    folder: str
    files: tuple[SiteFile, ...]
    secondary: SiteFile


@dataclass(frozen=True)
class App:
    """One app: its module below ``_static``, its entry, the keys of its packages, and whom it shares Python with.

    The examples of a page are one app: ``documents`` names what the page is made of, and ``allowed`` the keys of
    the packages that they may import.
    """

    module: str
    entry: str
    packages: Sequence[str]
    session: str
    documents: Sequence[str] = ()
    allowed: frozenset[str] = frozenset()
    preload: str = ""


@dataclass(frozen=True)
class Site:
    """Everything an app needs besides its own module.

    Attributes:
        scripts: the folder of this extension's own ES modules.
        runtime: the folder of the runtime.
        abi: what the runtime calls its binary interface.
        site_packages: where the runtime's Python looks for packages.
        files: the files of the runtime that are fetched at start.
        stdlib: the standard library that is loaded at start.
        fallback: the whole of it, loaded when something is missing; None if it is loaded at start.
        lean: what apps start from in its place, where they do without the event loop.
        packages: the shipped packages by key.
        catalogues: what Python needs to know of packages that may be imported and are not loaded, by the keys of these.
        extras: what the examples of a page need of the standard library beyond ``stdlib``, by the name of its document.
        limits: seconds without a byte, and seconds to start, that end in a failure.
        preload: when Python is loaded where an app says nothing: at a reader's ``intent``, or ``never`` before its use.
        offline: whether the site has a service worker.
        memories: what apps may begin from, by the keys of their packages and their entry functions.
        small: the runtime for apps without compiled packages; None where there is none.
        compiled: the keys of packages that need the whole runtime.
    """

    scripts: str
    runtime: str
    abi: str
    site_packages: str
    files: tuple[SiteFile, ...]
    stdlib: SiteFile
    fallback: SiteFile | None
    lean: SiteFile | None
    packages: Mapping[str, SiteFile]
    catalogues: Mapping[frozenset[str], SiteFile]
    extras: Mapping[str, SiteFile]
    limits: Mapping[str, float]
    preload: str
    offline: bool
    memories: Mapping[tuple[Sequence[str], str], Memory]
    small: SmallRuntime | None = None
    compiled: frozenset[str] = frozenset()

    @property
    def runtimes(self) -> list[str]:
        """The folders of the runtimes that pages load."""
        return [self.runtime, *([self.small.folder] if self.small else [])]

    def loaded_by(self, app: App) -> list[SiteFile]:
        """Return the packages that an app loads, and what its examples need beside them."""
        catalogue = self.catalogues.get(app.allowed)
        extras = dict.fromkeys(self.extras[name] for name in app.documents if name in self.extras)
        return [*(self.packages[name] for name in app.packages), *([catalogue] if catalogue else []), *extras]

    def lean_for(self, app: App) -> SiteFile | None:
        """Return what an app starts from in the place of the standard library; examples start from all of it."""
        return None if app.documents else self.lean

    def memory_for(self, app: App) -> Memory | None:
        """Return what an app may begin from in the place of its files; examples begin from these."""
        return None if app.documents else self.memories.get((tuple(app.packages), app.entry))

    def small_for(self, app: App) -> SmallRuntime | None:
        """Return the smaller runtime, where an app can do with it; examples may import whatever a reader writes."""
        return None if app.documents or self.compiled.intersection(app.packages) else self.small

    def runtime_for(self, app: App) -> tuple[SiteFile, ...]:
        """Return the files of the runtime that an app starts from."""
        small = self.small_for(app)
        return small.files if small else self.files

    def size_of(self, app: App) -> int:
        """Return how many bytes a server that compresses sends to a page with an app."""
        memory = self.memory_for(app)
        runtime = self.runtime_for(app)
        fetched = [*runtime, self.lean_for(app) or self.stdlib, *self.loaded_by(app)]
        return sum(file.gzip for file in ([*runtime, memory.file] if memory else fetched))

    def config(self, root: str, app: App) -> dict[str, object]:
        """Return the configuration of one app on one page; ``root`` leads to the root of the site."""
        prefix = f"{root}_static/"
        shipped = self.loaded_by(app)
        catalogue = self.catalogues.get(app.allowed)
        lean = self.lean_for(app)
        memory = self.memory_for(app)
        small = self.small_for(app)
        fetched = [*self.runtime_for(app), lean or self.stdlib, *shipped]
        return {
            "module": prefix + app.module,
            "entry": app.entry,
            "session": app.session,
            "preload": app.preload or self.preload,
            "offline": root + SERVICE_WORKER if self.offline else None,
            "worker": f"{prefix}{self.scripts}/worker/worker.mjs",
            "runtime": f"{prefix}{small.folder if small else self.runtime}/",
            "whole": {"runtime": f"{prefix}{self.runtime}/", "files": [located(prefix, each) for each in self.files]}
            if small
            else None,
            "secondary": small and located(prefix, small.secondary),
            "abi": self.abi,
            "catalogue": f"{prefix}{catalogue.url.rpartition('/')[0]}/" if catalogue else None,
            "sitePackages": self.site_packages,
            "stdlib": prefix + (lean or self.stdlib).url,
            "rest": lean and located(prefix, self.stdlib),
            "fallback": self.fallback and located(prefix, self.fallback),
            "packages": [prefix + file.url for file in shipped],
            "files": [located(prefix, file) for file in fetched],
            "memory": memory and remembered(prefix, memory, [lean or self.stdlib, *shipped]),
            "limits": dict(self.limits),
        }


def located(prefix: str, file: SiteFile) -> dict[str, object]:
    """Return what a page tells about a file."""
    hashed = {"sha256": file.sha256} if file.sha256 else {}
    return {"url": prefix + file.url, "size": file.size, "gzip": file.gzip, **hashed}


def remembered(prefix: str, memory: Memory, made_from: Iterable[SiteFile]) -> dict[str, object]:
    """Return what a page tells about a memory; a start from it does not wait for what it was made from."""
    spares = [prefix + file.url for file in made_from]
    return {**located(prefix, memory.file), "sha256": memory.sha256, "spares": spares}


def gzipped_size(content: bytes) -> int:
    """Return how many bytes a server sends that compresses as it goes."""
    return len(gzip.compress(content, 6))
