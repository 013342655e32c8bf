"""Compiler of the modules of packages; runs in the runtime's own Python, under Node.js."""

import zipfile

from pyodide_sphinx_extension.inside.trimming import bytecode, stored


def compiled_package(package: str, folder: str) -> bytes:
    """Return a zip with bytecode in the place of sources, which tells the same lines in tracebacks.

    Args:
        package: path of the zip.
        folder: where it will be unpacked.
    """
    with zipfile.ZipFile(package) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    return stored(dict(compiled_file(path, content, folder) for path, content in files.items()))


def compiled_file(path: str, content: bytes, folder: str) -> tuple[str, bytes]:
    """Return the path and the content of a file as they are shipped; what is no Python stays what it is."""
    if not path.endswith(".py"):
        return path, content
    try:
        code = compile(content, f"{folder}/{path}", "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError):
        return path, content
    return f"{path}c", bytecode(code)
