"""Entries of a cache, for the tests of what is kept."""

from pathlib import Path

from pyodide_sphinx_extension.cache import entry_name


def replace_only_entry(folder: Path, content: bytes) -> None:
    """Have the only entry hold something else, under the name that this content has: a cache believes no other."""
    (only,) = folder.iterdir()
    only.unlink()
    (folder / entry_name(only.name, content, only.suffix)).write_bytes(content)
