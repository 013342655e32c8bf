"""Publishing what the pages of one build need: the runtime, the packages, the scripts."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from pyodide_sphinx_extension.cache import cache_folder, kept
from pyodide_sphinx_extension.domain import PyodideDomain, domain_of, runs_scripts
from pyodide_sphinx_extension.packages import imports, stripping
from pyodide_sphinx_extension.packages.archive import package_zip
from pyodide_sphinx_extension.publishing.offline import write_service_worker
from pyodide_sphinx_extension.publishing.precompress import copies
from pyodide_sphinx_extension.publishing.static_files import StaticFiles, files_below
from pyodide_sphinx_extension.runtime.obtain import obtain
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.stdlib import trimmed_stdlib
from pyodide_sphinx_extension.site import Site, SiteFile, gzipped_size

SCRIPTS = Path(__file__).parents[1] / "static"
STDLIB = "python_stdlib.zip"
FOLDER = "pyodide"

START_SECONDS = 120
"""Seconds after which a Python that has all its files and does not start counts as failed."""

logger = logging.getLogger(__name__)


def publish_if_used(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Publish all an app needs, if a page holds one; name the pages that must be written anew."""
    domain = domain_of(env)
    if not domain.pages or not runs_scripts(app.builder):
        return []
    domain.site = publish(app, domain.static)
    for url, content in copies(domain.static.contents, app.config.pyodide_precompress, cache_of(app), say):
        domain.static.copy(url, content)
    return sorted(domain.pages) if domain.static.changed() else []


def publish(app: Sphinx, static: StaticFiles) -> Site:
    """Publish runtime, packages and scripts, and return where they are."""
    pin = pinned()
    files = obtain(pin, given_runtime(app), cache_of(app), say)
    zips = {name: shipped_zip(app, name) for name in app.config.pyodide_packages}
    zips |= domain_of(app.env).own_packages
    whole = publish_file(app, static, STDLIB, files[STDLIB])
    trimmed = publish_trimmed(app, static, files, zips)
    scripts = {name: content for name, content in files.items() if name != STDLIB}
    runtime = static.folder(f"{FOLDER}/runtime-", scripts)
    return Site(
        scripts=static.folder(f"{FOLDER}/", files_below(SCRIPTS)),
        runtime=runtime,
        abi=pin.abi,
        site_packages=pin.site_packages,
        files=tuple(
            SiteFile(f"{runtime}/{name}", len(content), pin.file(name).gzip) for name, content in scripts.items()
        ),
        stdlib=trimmed or whole,
        fallback=whole if trimmed else None,
        packages={name: publish_file(app, static, f"{name}.zip", content) for name, content in zips.items()},
        limits={"stall": app.config.pyodide_stall_seconds, "start": START_SECONDS},
        preload=app.config.pyodide_preload == "intent",
        offline=app.config.pyodide_offline,
        snapshot=app.config.pyodide_snapshot,
    )


def shipped_zip(app: Sphinx, name: str) -> bytes:
    """Return a package as the settings want it shipped."""
    exclude = app.config.pyodide_package_exclude.get(name, ())
    plain = package_zip(name, exclude)
    if not app.config.pyodide_strip_docstrings:
        return plain
    made_from = (plain, Path(stripping.__file__).read_bytes(), sys.version.encode())
    return kept(cache_of(app) / "stripped", ".zip", made_from, lambda: package_zip(name, exclude, strip=True))


def shipped_imports(app: Sphinx, package: bytes) -> set[str]:
    """Return the modules of the standard library that a package imports."""
    made_from = (package, Path(imports.__file__).read_bytes(), sys.version.encode())
    found = kept(
        cache_of(app) / "imports",
        ".json",
        made_from,
        lambda: json.dumps(sorted(imports.stdlib_imports(package))).encode(),
    )
    return set(json.loads(found))


def publish_trimmed(
    app: Sphinx,
    static: StaticFiles,
    runtime: Mapping[str, bytes],
    packages: Mapping[str, bytes],
) -> SiteFile | None:
    """Publish what the packages use of the standard library, if that is wanted and can be had."""
    content = shipped_stdlib(app, runtime, packages)
    return publish_file(app, static, "stdlib.zip", content) if content else None


def shipped_stdlib(app: Sphinx, runtime: Mapping[str, bytes], packages: Mapping[str, bytes]) -> bytes | None:
    """Return what pages use of the standard library; None where it is shipped whole."""
    if app.config.pyodide_stdlib != "trimmed":
        return None
    names = domain_of(app.env).imports.union(*(shipped_imports(app, each) for each in packages.values()))
    return trimmed_stdlib(pinned(), runtime, names, cache_of(app), say)


def publish_file(app: Sphinx, static: StaticFiles, name: str, content: bytes) -> SiteFile:
    """Publish one file and measure it; compressing it each time would hold up every build."""
    size = kept(cache_of(app) / "sizes", ".txt", (content,), lambda: str(gzipped_size(content)).encode())
    return SiteFile(static.file(f"{FOLDER}/{name}", content), len(content), int(size))


def given_runtime(app: Sphinx) -> Path | None:
    """Return the configured runtime, relative to the folder of conf.py."""
    given = app.config.pyodide_runtime
    return Path(app.confdir, given).expanduser() if given else None


def cache_of(app: Sphinx) -> Path:
    """Return the cache folder, a configured one relative to the folder of conf.py."""
    given = app.config.pyodide_cache
    configured = str(Path(app.confdir, Path(given).expanduser())) if given else None
    return cache_folder(configured, os.environ, Path.home())


def say(line: str) -> None:
    """Show a line of progress in the build's output."""
    logger.info("pyodide: %s", line)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """After a build that went well, note what was published and remove what was replaced."""
    domain: PyodideDomain = domain_of(app.env)
    if exception is None and domain.site is not None:
        domain.static.finish()
        write_service_worker(app, domain)
