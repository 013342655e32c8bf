"""Publisher of what the pages of one build need: the runtime, the packages, the scripts."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from pyodide_sphinx_extension.apps.entries import Loaded, missing_of, tell_missing
from pyodide_sphinx_extension.cache import Cache, cache_folder
from pyodide_sphinx_extension.domain import PyodideDomain, allowed_by, domain_of, runs_scripts
from pyodide_sphinx_extension.errors import EntryNotThereError, MemoryNotMadeError
from pyodide_sphinx_extension.packages import imports
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.catalogue import catalogue_zip
from pyodide_sphinx_extension.packages.locking.files import LockedFiles
from pyodide_sphinx_extension.packages.locking.lockfile import read_lock
from pyodide_sphinx_extension.packages.shipping import Shipment, Wanted, ship
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.publishing.joining import joined
from pyodide_sphinx_extension.publishing.offline import write_service_worker
from pyodide_sphinx_extension.publishing.precompress import copies
from pyodide_sphinx_extension.publishing.static_files import StaticFiles, files_below
from pyodide_sphinx_extension.runtime.compiling import compiled_packages
from pyodide_sphinx_extension.runtime.lean import lean_stdlib
from pyodide_sphinx_extension.runtime.memory import Start, memory_of
from pyodide_sphinx_extension.runtime.obtain import obtain
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.shrinking import SECONDARY, Starts, needs_whole, shrunk_runtime
from pyodide_sphinx_extension.runtime.stdlib import extra_stdlib, modules_in, trimmed_stdlib
from pyodide_sphinx_extension.settings import ADDRESSES, package_names
from pyodide_sphinx_extension.site import Memory, Site, SiteFile, SmallRuntime, gzipped_size

SCRIPTS = Path(__file__).parents[1] / "static"
APPS, WORKER = "page/mount.mjs", "worker/worker.mjs"
STDLIB = "python_stdlib.zip"
WASM = "pyodide.asm.wasm"
FOLDER = "pyodide"

START_SECONDS = 120
"""Seconds after which a Python that has all its files and does not start counts as failed."""

logger = logging.getLogger(__name__)


def publish_if_used(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Publish all an app needs, if a page holds one; name the pages that must be written anew."""
    domain = domain_of(env)
    if not domain.pages or not runs_scripts(app.builder):
        return []
    tell_missing_entries(app)
    domain.site = publish(app, domain.static)
    for url, content in copies(domain.static.contents, app.config.pyodide_precompress, the_cache(app), say):
        domain.static.copy(url, content)
    return sorted(domain.pages) if domain.static.changed() else []


def publish(app: Sphinx, static: StaticFiles) -> Site:
    """Publish runtime, packages and scripts, and return where they are."""
    pin = pinned()
    files = the_runtime(app)
    shipment = shipment_of(app)
    zips = {**shipped_packages(app), **domain_of(app.env).own_packages}
    packages = {name: publish_file(app, static, f"{name}.zip", content) for name, content in zips.items()}
    whole = publish_file(app, static, STDLIB, files[STDLIB])
    content = shipped_stdlib(app, files)
    trimmed = publish_file(app, static, "stdlib.zip", content) if content else None
    lean_content = lean_library(app, files, content) if content else None
    lean = publish_file(app, static, "stdlib-lean.zip", lean_content) if lean_content else None
    extras = published_extras(app, static, files, content) if content else {}
    scripts = {name: content for name, content in files.items() if name != STDLIB}
    compiled = compiled_keys(app, shipment)
    small = small_runtime(app, files, compiled)
    starts = Starts(files, {**files, **(small or {})}, compiled)
    runtime = static.folder(f"{FOLDER}/runtime-", scripts)
    return Site(
        scripts=static.folder(f"{FOLDER}/", scripts_of_pages()),
        runtime=runtime,
        abi=pin.abi,
        site_packages=pin.site_packages,
        files=tuple(
            SiteFile(f"{runtime}/{name}", len(content), pin.file(name).gzip) for name, content in scripts.items()
        ),
        stdlib=trimmed or whole,
        fallback=whole if trimmed else None,
        lean=lean,
        packages=packages,
        catalogues=published_catalogues(app, static, shipment, packages),
        extras=extras,
        limits={"stall": app.config.pyodide_stall_seconds, "start": START_SECONDS},
        preload=app.config.pyodide_preload,
        offline=app.config.pyodide_offline,
        memories=memories(app, static, starts, lean_content, zips) if lean_content else {},
        small=published_small(app, static, small) if small else None,
        compiled=compiled,
    )


def scripts_of_pages() -> dict[str, bytes]:
    """Return this extension's own scripts and styles as pages load them: few files, the worker is one."""
    files = joined(APPS, files_below(SCRIPTS))
    worker = joined(WORKER, files_below(SCRIPTS))[WORKER]
    return {**{name: content for name, content in files.items() if not name.startswith("worker/")}, WORKER: worker}


def small_runtime(app: Sphinx, runtime: Mapping[str, bytes], compiled: frozenset[str]) -> Mapping[str, bytes] | None:
    """Return the runtime's files for apps without compiled packages, where there are any and it can be made."""
    chosen = app.config.pyodide_shrink
    if not chosen or all(compiled.intersection(keys) for keys, _ in loaded_by_apps(app)):
        return None
    given = None if chosen is True else Path(app.confdir, chosen).expanduser()
    offline = app.config.pyodide_runtime is not None
    return shrunk_runtime(pinned(), runtime, given, the_cache(app), offline=offline)


def published_small(app: Sphinx, static: StaticFiles, files: Mapping[str, bytes]) -> SmallRuntime:
    """Publish the runtime for apps without compiled packages."""
    at_start = {name: content for name, content in files.items() if name != SECONDARY}
    folder = static.folder(f"{FOLDER}/runtime-", at_start)
    hashes = {WASM: hashlib.sha256(files[WASM]).hexdigest()}
    return SmallRuntime(
        folder,
        tuple(
            SiteFile(f"{folder}/{name}", len(content), gzipped_once(app, content), hashes.get(name, ""))
            for name, content in at_start.items()
        ),
        # By its name in the archive, whoever calls it knows it from that of another runtime.
        publish_file(app, static, "secondary.zip", zip_of({f"{Path(folder).name}/{SECONDARY}": files[SECONDARY]})),
    )


def compiled_keys(app: Sphinx, shipment: Shipment) -> frozenset[str]:
    """Return the keys of the packages that need the whole runtime."""
    return frozenset(key for key, each in shipment.zips.items() if needs_whole(key, each, shipped_imports(app, each)))


def published_catalogues(
    app: Sphinx,
    static: StaticFiles,
    shipment: Shipment,
    packages: Mapping[str, SiteFile],
) -> dict[frozenset[str], SiteFile]:
    """Publish, for each choice of packages that examples may import, what Python needs to know of them."""
    needs = list(domain_of(app.env).needs.values())
    pages = [needs] if app.builder.name == "singlehtml" else [[each] for each in needs]
    choices = {allowed_by(each) for each in pages}
    return {
        keys: publish_file(app, static, "catalogue.zip", catalogue_of(shipment, packages, keys))
        for keys in sorted(choices, key=sorted)
        if keys
    }


def catalogue_of(shipment: Shipment, packages: Mapping[str, SiteFile], keys: frozenset[str]) -> bytes:
    """Return the catalogue of some packages."""
    places = {top: packages[key] for top, key in shipment.tops.items() if key in keys}
    table = {top: (file.url.removeprefix(f"{FOLDER}/"), file.size) for top, file in places.items()}
    return catalogue_zip(table, {key: shipment.zips[key] for key in keys})


def published_extras(
    app: Sphinx,
    static: StaticFiles,
    runtime: Mapping[str, bytes],
    base: bytes,
) -> dict[str, SiteFile]:
    """Publish, for each page, what its examples import of the standard library beyond what all pages load."""
    there = modules_in(base)
    needs = {docname: each.stdlib - there for docname, each in domain_of(app.env).needs.items()}
    contents = extra_stdlib(pinned(), runtime, needs, the_cache(app), say)
    return {docname: publish_file(app, static, "more.zip", content) for docname, content in contents.items()}


def shipment_of(app: Sphinx) -> Shipment:
    """Return the packages that this build ships, collected once."""
    domain = domain_of(app.env)
    if domain.shipment is None:
        target = Target.of(pinned())
        lock = read_lock(Path(app.confdir, app.config.pyodide_lock), target)
        files = LockedFiles(lock, the_cache(app), given_wheels(app), say)
        domain.shipment = ship(wanted_by(app), files, target, the_cache(app), say)
    return domain.shipment


def prepare(app: Sphinx) -> None:
    """Let pages ask what the site ships while they are read."""
    domain_of(app.env).ship = partial(shipment_of, app)


def wanted_by(app: Sphinx) -> Wanted:
    """Return what the settings say of packages."""
    config = app.config
    spoken = {"en", (config.language or "en").partition("_")[0], *config.pyodide_translations}
    return Wanted(
        names=list(config.pyodide_packages),
        exclude=config.pyodide_package_exclude,
        languages=frozenset() if "all" in spoken else frozenset(spoken),
        strip=config.pyodide_strip_docstrings,
    )


def shipped_imports(app: Sphinx, package: bytes) -> set[str]:
    """Return the modules of the standard library that a package imports."""
    made_from = (package, Path(imports.__file__).read_bytes(), sys.version.encode())
    found = the_cache(app).kept(
        "imports",
        ".json",
        made_from,
        lambda: json.dumps(sorted(imports.stdlib_imports(package))).encode(),
    )
    return set(json.loads(found))


def shipped_stdlib(app: Sphinx, runtime: Mapping[str, bytes]) -> bytes | None:
    """Return what all pages load of the standard library; None where it is shipped whole.

    What apps import is read from their sources; what examples import is seen when they run, page by page.
    """
    if app.config.pyodide_stdlib != "trimmed":
        return None
    zips = [*packages_of_apps(app), *domain_of(app.env).own_packages.values()]
    return trimmed_stdlib(pinned(), runtime, used_by(app, zips), the_cache(app), say)


def lean_library(app: Sphinx, runtime: Mapping[str, bytes], trimmed: bytes) -> bytes | None:
    """Return what apps start from, where they do without the event loop; examples always have it."""
    if not domain_of(app.env).apps:
        return None
    return lean_stdlib(pinned(), runtime, trimmed, used_by(app, packages_of_apps(app)), the_cache(app))


def packages_of_apps(app: Sphinx) -> list[bytes]:
    """Return the zips of all that apps load, sources in them."""
    keys = {key for keys, _ in loaded_by_apps(app) for key in keys}
    return [shipment_of(app).zips[key] for key in sorted(keys)]


def loaded_by_apps(app: Sphinx) -> list[Loaded]:
    """Return what the apps of the site load, each once: the keys of packages, and the entry function."""
    shipment = shipment_of(app)
    named = [each for apps in domain_of(app.env).apps.values() for each in apps]
    found = {(shipment.closure_of(names or package_names(app.config)), entry) for names, entry in named}
    return sorted(found)


def tell_missing_entries(app: Sphinx) -> None:
    """Warn of entry functions that are not in the packages of their apps."""
    for loaded in loaded_by_apps(app):
        words = missing_of(loaded, shipment_of(app))
        if words:
            tell_missing(app.env, shipment_of(app), loaded, words)


def memories(
    app: Sphinx, static: StaticFiles, starts: Starts, stdlib: bytes, zips: Mapping[str, bytes]
) -> dict[tuple[Sequence[str], str], Memory]:
    """Publish the memories that apps may begin from; a package that stands in the way is named in a warning."""
    if not app.config.pyodide_snapshot:
        return {}
    made: dict[tuple[Sequence[str], str], Memory] = {}
    for keys, entry in loaded_by_apps(app):
        if missing_of((keys, entry), shipment_of(app)):
            continue
        start = Start(stdlib, [zips[key] for key in keys], entry)
        try:
            content = memory_of(pinned(), starts.runtime_for(keys), start, the_cache(app))
        except EntryNotThereError as error:
            tell_missing(app.env, shipment_of(app), (keys, entry), str(error))
            continue
        except MemoryNotMadeError as error:
            logger.warning("%s", no_memory(entry, error), type="pyodide", subtype="snapshot")
            continue
        if content:
            archive = zip_of({"memory.bin": content})  # hosts know how to serve a zip
            file = publish_file(app, static, "memory.zip", archive)
            made[keys, entry] = Memory(file, hashlib.sha256(archive).hexdigest())
    return made


def no_memory(entry: str, error: Exception) -> str:
    """Say why Python starts in the ordinary way, and how to have no warning of it."""
    return (
        f"pyodide: Python starts more slowly for {entry}, because no memory can be made for it: {error}. "
        "Do that later than at the import, or set pyodide_snapshot to False."
    )


def used_by(app: Sphinx, zips: Iterable[bytes]) -> set[str]:
    """Return the modules of the standard library that packages use."""
    return set().union(*(shipped_imports(app, each) for each in zips))


def shipped_packages(app: Sphinx) -> Mapping[str, bytes]:
    """Return the packages as readers load them, made once in a build."""
    domain = domain_of(app.env)
    if domain.loaded is None:
        sources = shipment_of(app).zips
        compiling = app.config.pyodide_compile
        domain.loaded = (
            compiled_packages(pinned(), the_runtime(app), sources, the_cache(app), say) if compiling else sources
        )
    return domain.loaded


def publish_file(app: Sphinx, static: StaticFiles, name: str, content: bytes) -> SiteFile:
    """Publish one file and measure it; compressing it each time would hold up every build."""
    url = static.file(f"{FOLDER}/{name}", content)
    return SiteFile(url, len(content), gzipped_once(app, content), hashlib.sha256(content).hexdigest())


def gzipped_once(app: Sphinx, content: bytes) -> int:
    """Return how many bytes of a content a server sends that compresses as it goes, from the cache if it is known."""
    return int(the_cache(app).kept("sizes", ".txt", (content,), lambda: str(gzipped_size(content)).encode()))


def the_runtime(app: Sphinx) -> Mapping[str, bytes]:
    """Return the runtime's files by name, obtained once in a build."""
    domain = domain_of(app.env)
    if domain.runtime is None:
        domain.runtime = obtain(pinned(), given_runtime(app), cache_of(app), say)
    return domain.runtime


def given_runtime(app: Sphinx) -> Path | None:
    """Return the configured runtime, relative to the folder of conf.py."""
    given = app.config.pyodide_runtime
    return Path(app.confdir, given).expanduser() if given else None


def cache_of(app: Sphinx) -> Path:
    """Return the cache folder, a configured one relative to the folder of conf.py."""
    given = app.config.pyodide_cache
    configured = str(Path(app.confdir, Path(given).expanduser())) if given else None
    return cache_folder(configured, os.environ, Path.home())


def the_cache(app: Sphinx) -> Cache:
    """Return the cache."""
    domain = domain_of(app.env)
    if domain.cache is None:
        domain.cache = Cache(cache_of(app), say)
    return domain.cache


def given_wheels(app: Sphinx) -> str | None:
    """Return the configured folder of wheels, relative to the folder of conf.py, or their address."""
    given = app.config.pyodide_wheels
    if given is None or given.startswith(ADDRESSES):
        return given  # type: ignore[no-any-return]  # the settings are checked
    return str(Path(app.confdir, Path(given).expanduser()))


def say(line: str) -> None:
    """Show a line of progress in the build's output."""
    logger.info("pyodide: %s", line)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """After a build that went well, note what was published and remove what was replaced."""
    domain: PyodideDomain = domain_of(app.env)
    if exception is None and domain.site is not None:
        domain.static.finish()
        write_service_worker(app, domain)
