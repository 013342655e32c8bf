"""Building sites in tests."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tools.preview.build import uncollected

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Built:
    """A finished build: where it is, what it warned of, what it said."""

    folder: Path
    warnings: str
    output: str

    def read(self, name: str) -> str:
        """Return the text of a built file."""
        return (self.folder / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Build:
    """A build to be made, and made again: a source folder and a place for the result.

    Args:
        source: the folder with conf.py.
        place: an empty folder for output and doctrees.
        builder: what Sphinx is to make.
        parallel: how many processes Sphinx may use.
        settings: values that override those of conf.py.
    """

    source: Path
    place: Path
    builder: str = "dirhtml"
    parallel: int = 0
    settings: dict[str, Any] = field(default_factory=dict)

    def run(self, **settings: object) -> Built:
        """Build what is out of date and return the result; what a build leaves behind is collected after it."""
        status, warnings = io.StringIO(), io.StringIO()
        folder = self.place / self.builder
        with uncollected(), patch_docutils(str(self.source)), docutils_namespace():
            Sphinx(
                self.source,
                self.source,
                folder,
                self.place / "doctrees",
                self.builder,
                {"pyodide_stall_seconds": 60, **self.settings, **settings},
                status,
                warnings,
                parallel=self.parallel,
            ).build()
        texts = [COLOURS.sub("", stream.getvalue()) for stream in (warnings, status)]
        return Built(folder, *texts)
