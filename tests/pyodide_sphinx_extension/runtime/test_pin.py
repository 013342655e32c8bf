import re

from pyodide_sphinx_extension.runtime.pin import pinned


def test_the_pin_names_version_hash_and_files() -> None:
    """The lock file holds one exact version, its sha512, and every file that is needed to start."""
    pin = pinned()

    assert re.fullmatch(r"\d+\.\d+\.\d+", pin.version)
    assert pin.integrity.startswith("sha512-")
    assert [file.name for file in pin.files] == [
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
    ]


def test_packages_go_where_the_runtimes_python_looks() -> None:
    """The folder for packages carries the version of the runtime's Python."""
    assert pinned().site_packages == "/lib/python3.14/site-packages"
