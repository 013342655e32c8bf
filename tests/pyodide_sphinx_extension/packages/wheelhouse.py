"""Small distributions: installed in a folder, or as wheels in a folder that pip takes for its index."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.runtime.pin import pinned

TARGET = Target.of(pinned())
PURE = "py3-none-any"
RUNTIME = f"{TARGET.interpreter}-{TARGET.interpreter}-{TARGET.platform}"
HOST = f"{TARGET.interpreter}-{TARGET.interpreter}-manylinux_2_17_x86_64"
OTHER = f"cp313-cp313-{TARGET.platform.replace('2026', '2025')}"

GUARDED = "try:\n    from clock._fast import tick\nexcept ImportError:\n    tick = len\n"
BARE = "from clock._fast import tick\n"


@dataclass(frozen=True)
class Dist:
    """A small distribution."""

    name: str
    version: str = "1.0"
    files: Mapping[str, str] | None = None
    requires: Sequence[str] = ()
    entry_points: str = ""

    @property
    def info(self) -> str:
        """The folder of its metadata."""
        return f"{self.name.replace('-', '_')}-{self.version}.dist-info"

    @property
    def contents(self) -> dict[str, str]:
        """All its files."""
        required = "".join(f"Requires-Dist: {each}\n" for each in self.requires)
        said = f"Metadata-Version: 2.1\nName: {self.name}\nVersion: {self.version}\n{required}\nA long description.\n"
        files = dict(self.files if self.files is not None else {f"{self.name.replace('-', '_')}.py": "HOUR = 1\n"})
        metadata = {f"{self.info}/METADATA": said}
        if self.entry_points:
            metadata[f"{self.info}/entry_points.txt"] = self.entry_points
        return files | metadata

    def install(self, folder: Path) -> None:
        """Install it into a folder."""
        names = [*self.contents, f"{self.info}/RECORD"]
        record = "".join(f"{name},,\n" for name in names)
        for name, text in {**self.contents, f"{self.info}/RECORD": record}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def wheel(self, folder: Path, tag: str = PURE) -> Path:
        """Write a wheel of it into a folder."""
        path = folder / f"{self.name.replace('-', '_')}-{self.version}-{tag}.whl"
        tags = f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n"
        files = {**self.contents, f"{self.info}/WHEEL": tags}
        record = "".join(f"{name},,\n" for name in [*files, f"{self.info}/RECORD"])
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, text in {**files, f"{self.info}/RECORD": record}.items():
                archive.writestr(zipfile.ZipInfo(name), text)
        path.write_bytes(buffer.getvalue())
        return path
