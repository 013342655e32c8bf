"""Build of the libraries that the extension ships as files: CodeMirror and marked, by esbuild, pinned by npm.

``python -m tools.vendor`` writes the files; with ``--check`` it builds them anew and compares them with what is there.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "extension" / "vendor"
TARGET = ROOT / "extension" / "src" / "pyodide_sphinx_extension" / "static" / "vendor"
ENTRIES = ("editor.mjs", "markdown.mjs")
LICENCES = "LICENSES.txt"


def main(arguments: list[str]) -> str | None:
    """Write the files, or return which of them another build does not make."""
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=SOURCES, check=True)
    if arguments != ["--check"]:
        build_all(TARGET)
        return None
    with tempfile.TemporaryDirectory() as folder:
        build_all(Path(folder))
        return differing(Path(folder))


def build_all(target: Path) -> None:
    """Build each entry into one file, and collect the licences of what is in them."""
    target.mkdir(exist_ok=True)
    bundled: set[str] = set()
    for entry in ENTRIES:
        bundled |= build(entry, target)
    (target / LICENCES).write_text("\n\n".join(licences(bundled)) + "\n", encoding="utf-8")


def differing(made: Path) -> str | None:
    """Say which files are not, to the byte, what is shipped."""
    names = [name for name in (*ENTRIES, LICENCES) if (made / name).read_bytes() != (TARGET / name).read_bytes()]
    return f"not what is shipped: {', '.join(names)}; run `nox -s vendor`" if names else None


def build(entry: str, target: Path) -> set[str]:
    """Build one entry, and return the packages in it."""
    program = SOURCES / "node_modules" / ".bin" / "esbuild"
    record = SOURCES / "node_modules" / "record.json"
    options = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none", "--charset=utf8")
    command = [str(program), entry, *options, f"--metafile={record}", f"--outfile={target / entry}"]
    subprocess.run([*command, f"--banner:js={banner(entry)}"], cwd=SOURCES, check=True)
    inputs = json.loads(record.read_text(encoding="utf-8"))["inputs"]
    return {package_of(path) for path in inputs if path.startswith("node_modules/")}


def banner(entry: str) -> str:
    """Return the first line of a built file, which tells what it was built from."""
    return f"/* Built by `nox -s vendor` from extension/vendor; licences: {LICENCES}. Made of {made_of(entry)}. */"


def made_of(entry: str) -> str:
    """Return a hash of an entry and of the versions of all packages."""
    parts = [(SOURCES / name).read_text(encoding="utf-8") for name in (entry, "package-lock.json")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def package_of(path: str) -> str:
    """Return the package that a file belongs to.

    >>> package_of("node_modules/@codemirror/view/dist/index.js"), package_of("node_modules/marked/lib/marked.esm.js")
    ('@codemirror/view', 'marked')
    """
    first, second, *_ = path.removeprefix("node_modules/").split("/")
    return f"{first}/{second}" if first.startswith("@") else first


def licences(packages: set[str]) -> Iterator[str]:
    """Yield the licence of each package under its name and version."""
    for name in sorted(packages):
        folder = SOURCES / "node_modules" / name
        version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        text = next(path for path in sorted(folder.iterdir()) if path.stem.upper() in {"LICENSE", "LICENCE"})
        yield f"{name} {version}\n{'=' * len(f'{name} {version}')}\n\n{text.read_text(encoding='utf-8').strip()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
