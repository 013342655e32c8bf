"""The pinned runtime, and a cache that the tests of a module share."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pyodide_sphinx_extension.cache import Cache, cache_folder
from pyodide_sphinx_extension.runtime.npm import find_npm
from pyodide_sphinx_extension.runtime.obtain import fetch, unpack
from pyodide_sphinx_extension.runtime.pin import pinned


@pytest.fixture(scope="session")
def runtime() -> Mapping[str, bytes]:
    """Give the files of the pinned runtime."""
    cache = cache_folder(None, os.environ, Path.home())
    return unpack(pinned(), fetch(pinned(), cache, lambda _line: None, find_npm()))


@pytest.fixture(scope="session")
def cache(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Give a cache that the tests of a run share."""
    base = tmp_path_factory.getbasetemp()
    return Cache((base.parent if hasattr(request.config, "workerinput") else base) / "made")
